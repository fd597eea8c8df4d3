import type { Ask } from '../model/posting.ts';

/** What a call carries, as the recogniser sees it. A body is parsed JSON, or nothing with what is wrong with it. */
export interface CallInput {
  /** Every value of each parameter, in order: a parameter may be given twice. */
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly body:
    | { readonly kind: 'json'; readonly value: unknown; readonly text: string }
    | { readonly kind: 'none' }
    | { readonly kind: 'unreadable'; readonly why: string };
  /** What stands in the path where its template has braces. */
  readonly params: Readonly<Record<string, string>>;
  /** The body as it was sent; null where there is none, or none that is text. */
  readonly text: string | null;
}

/** The items of a call, or why they cannot be told. */
export type AsksRead =
  | { readonly kind: 'asks'; readonly asks: readonly Ask[] }
  | { readonly kind: 'unreadable'; readonly why: string }
  /** More items than any call may have. */
  | { readonly kind: 'too-many'; readonly items: number };
export type ReadAsks = (input: CallInput) => AsksRead;

/** The most items that a call may name (contract §2, two readings). No provider takes a tenth of it. */
export const MOST_ITEMS = 5000;
