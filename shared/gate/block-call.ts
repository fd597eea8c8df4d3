import { applyPosting } from '../books/apply.ts';
import { callersAccount } from '../books/books.ts';
import type { Decision } from '../ledger/posting.ts';
import { type Quote, quoteCall } from '../rules/quote.ts';
import type { Asking, Gate } from './gate.ts';
import { blockPosting } from './headers.ts';

export type BlockedCall =
  /** It is on record as blocked; `quote` is what it would have charged. */
  | { readonly kind: 'blocked'; readonly quote: Quote }
  /** Too late: it is on record as one that may leave. */
  | { readonly kind: 'reserved' };

/** Puts on record that a call was not let through, once, whatever it would have charged. Rejects with LedgerError. */
export const blockCall = (
  gate: Gate,
  asking: Asking,
  origin: string,
  decision: Decision & { readonly verdict: 'block' },
): Promise<BlockedCall> =>
  gate.step<BlockedCall>((books, now, nextOrder) => {
    if (books.known.has(asking.id)) return { append: [], result: { kind: 'reserved' } };
    const account = callersAccount(books, asking.recognised.pack.id, asking.account);
    const quote = quoteCall(asking.recognised, account, now);
    const about = { recognised: asking.recognised, account: asking.account, from: asking.from, origin };
    const posting = blockPosting(about, asking.id, now, quote, decision);
    const result: BlockedCall = { kind: 'blocked', quote };
    if (books.known.has(posting.id)) return { append: [], result };
    applyPosting(books, { seq: nextOrder(), posting });
    return { append: [posting], result };
  });
