import { applyPosting } from '../books/apply.ts';
import { callersAccount } from '../books/books.ts';
import type { Decision, Posting } from '../ledger/posting.ts';
import { type Quote, quoteCall } from '../rules/quote.ts';
import type { Asking, Gate } from './gate.ts';
import { blockPosting } from './headers.ts';

export type BlockedCall =
  /** It is on record as blocked; `quote` is what it would have charged. */
  | { readonly kind: 'blocked'; readonly quote: Quote }
  /** Too late: it is on record as one that may leave. */
  | { readonly kind: 'reserved' };

export type BlockDecision = Decision & { readonly verdict: 'block' };

/** Puts on record, in one step, that calls were not let through, once each, whatever they would have charged. The answers are in the order of the calls. Rejects with LedgerError. */
export const blockCalls = (
  gate: Gate,
  calls: readonly { readonly asking: Asking; readonly decision: BlockDecision }[],
  origin: string,
): Promise<readonly BlockedCall[]> =>
  gate.step((books, now, nextOrder) => {
    const append: Posting[] = [];
    const result = calls.map(({ asking, decision }): BlockedCall => {
      if (books.known.has(asking.id)) return { kind: 'reserved' };
      const account = callersAccount(books, asking.recognised.pack.id, asking.account);
      const quote = quoteCall(asking.recognised, account, now);
      const about = { recognised: asking.recognised, account: asking.account, from: asking.from, origin };
      const posting = blockPosting(about, asking.id, now, quote, decision);
      if (!books.known.has(posting.id)) {
        applyPosting(books, { seq: nextOrder(), posting });
        append.push(posting);
      }
      return { kind: 'blocked', quote };
    });
    return { append, result };
  });
