import { type Books, callersAccount } from '../../shared/books/books.ts';
import { reserveHeader } from '../../shared/gate/headers.ts';
import type { HarCall } from '../../shared/har/read-har.ts';
import type { Recognised } from '../../shared/recognise/recognise.ts';
import { type Quote, quoteCall } from '../../shared/rules/quote.ts';
import { reserveCall } from '../../shared/rules/reserve.ts';
import { type LedgerRead, ORIGIN } from './open-ledger.ts';
import { findCalls } from './read-recording.ts';

const FROM = { road: 'proxy', tag: null, user: null, site: null } as const;

/** What a call would charge an account now. */
export const quoteFor = (books: Books, recognised: Recognised, account: string, now: number): Quote =>
  quoteCall(recognised, callersAccount(books, recognised.pack.id, account), now);

/** Quotes calls as if they were sent now, one after the other, before any is answered. */
export const quoteCalls = async (
  calls: readonly HarCall[],
  ledger: LedgerRead,
  now: number,
): Promise<readonly Quote[]> => {
  const entries = await findCalls(calls, 'quote', ledger.fingerprint);
  let order = ledger.posted.length;
  return entries.flatMap(({ call }) => {
    if (call === null) return [];
    const { recognised, account, id } = call;
    const quote = quoteFor(ledger.books, recognised, account, now);
    const header = reserveHeader({ recognised, account, from: FROM, origin: ORIGIN }, id, now, quote, {
      by: 'rule',
      verdict: 'allow',
      reason: 'quoted',
    });
    reserveCall(ledger.books, header, quote, ++order);
    return [quote];
  });
};
