import { toUnits, ZERO } from '../amount.ts';
import { newBooks } from '../books/books.ts';
import { movedSum } from '../ledger/moved-units.ts';
import type { State } from '../model/posting.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { mayCharge, type Recognised, recognise } from '../recognise/recognise.ts';
import { recogniseOnSite } from '../recognise/recognise-site.ts';
import { answerBody } from '../rules/answer.ts';
import type { Quote } from '../rules/quote.ts';
import type { Recorded } from '../teach/recorded.ts';
import { playCall } from './play.ts';

/** What Tollgate would have said to a recorded call, had it known the rule. */
export type WouldSay =
  /** It would have asked: this much at least and at most, and so much was charged by the answer's word. */
  | {
      readonly kind: 'costs';
      readonly id: string;
      readonly items: number;
      readonly min: number;
      readonly max: number;
      readonly counted: number;
      /** By the answer nothing is certain. */
      readonly isOpen: boolean;
    }
  /** It would have asked, for nobody knows what it costs. */
  | { readonly kind: 'unknown'; readonly id: string; readonly items: number }
  /** It would have passed unasked. */
  | { readonly kind: 'passes'; readonly id: string };

const FROM = { road: 'import', tag: null, user: null, site: null } as const;

const recognised = (packs: ReadonlyMap<string, CompiledPack>, call: Recorded): Recognised | null => {
  const body = call.body === null ? ({ kind: 'none' } as const) : ({ kind: 'text', text: call.body } as const);
  const http = { method: call.method, url: call.url, headers: [], body };
  return recognise(packs, http) ?? recogniseOnSite(packs, http);
};

const mostOf = (quote: Quote, bound: 'min' | 'max'): number =>
  Math.max(0, ...quote.meters.map((meter) => toUnits(meter[bound] ?? ZERO)));

/** Plays recorded calls, one after the other, on empty books. */
export const tryTaught = (pack: CompiledPack, calls: readonly Recorded[]): readonly WouldSay[] => {
  const packs = new Map([[pack.id, pack]]);
  const books = newBooks([pack]);
  const player = { from: FROM, origin: 'teach', nextOrder: () => books.order + 1 };
  return calls.map((call): WouldSay => {
    const { id, at } = call;
    const found = recognised(packs, call);
    if (found === null || !mayCharge(found)) return { kind: 'passes', id };
    const answer =
      call.answer === null
        ? ({ kind: 'none', sent: 'unknown' } as const)
        : ({ kind: 'response', status: call.answer.status, body: answerBody(call.answer.body) } as const);
    const played = { id, at, tookMs: 0, recognised: found, account: 'none', tag: null, answer };
    const { quote, append } = playCall(books, played, player);
    if (quote.unknown !== null) return { kind: 'unknown', id, items: found.items };
    const [opening, closing] = append;
    const moved = (states: readonly State[]): number =>
      opening === undefined || closing === undefined ? 0 : toUnits(movedSum(closing, opening, states));
    return {
      kind: 'costs',
      id,
      items: found.items,
      min: mostOf(quote, 'min'),
      max: mostOf(quote, 'max'),
      counted: moved(['charged', 'expected']),
      isOpen: moved(['unresolved']) > 0,
    };
  });
};
