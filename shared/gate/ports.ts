import type { Books } from '../books/books.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { Decision, Road } from '../model/posting.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import type { Quote } from '../rules/quote.ts';
import type { PackOf } from './kept-packs.ts';

/** The edges a gate works on. Clock and waiting are handed in: shared/ has none of its own. */
export interface GatePorts {
  readonly store: LedgerStore;
  readonly packs: readonly CompiledPack[];
  /** Packs that were in use before: what they reserved is settled by them. Must not await, for it is asked inside of steps. */
  readonly packOf: PackOf;
  readonly now: () => number;
  /** A keyed fingerprint of a credential: equal for equal credentials within one store, otherwise meaningless. */
  readonly fingerprint: (provider: string, credential: string) => Promise<string>;
  /** Names this ledger's writer in its entries. */
  readonly origin: string;
  /** Hears how far rows are made anew from postings, from 0 to 1, where they have to be. */
  readonly progress?: (done: number) => void;
  /** Resolves after so many milliseconds, or at once when `cancel` is called. */
  readonly sleep: (ms: number) => { readonly done: Promise<void>; readonly cancel: () => void };
}

/** Where a call came from. */
export interface From {
  readonly road: Road;
  readonly tag: string | null;
  readonly user: string | null;
  readonly site: string | null;
}

/** Why a call is blocked, as the 402 says it. */
export type BlockedBy = 'blocked' | 'timed-out' | 'over-limit' | 'policy';

/** A decision about a call, as it goes on record. */
export type Verdict =
  | ({ readonly kind: 'allow' } & Omit<Decision, 'verdict'>)
  | ({ readonly kind: 'block'; readonly decision: BlockedBy } & Omit<Decision, 'verdict'>);

export type Judgement =
  | Verdict
  /** It would fit if calls in flight settled lower than reserved. */
  | { readonly kind: 'wait' }
  /** A person is to be asked. */
  | { readonly kind: 'ask' };

/** What decides about a call that may charge: a policy answers at once, a person when asked. One port for both. */
export interface Decider {
  /** Runs inside the ledger's step, so that what it sees is what will be reserved. Must not await. */
  readonly judge: (quote: Quote, books: Books) => Judgement;
  /** Asks a person about the quote; resolves when decided. An allow counts for this quote: if the books have raised its max since, it is asked again. */
  readonly ask: (quote: Quote) => Promise<Verdict>;
  /** How long a call may wait for calls in flight, in milliseconds. */
  readonly waitMs: number;
}
