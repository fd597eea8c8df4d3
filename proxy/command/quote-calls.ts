import { attempt, type Judge } from '../../shared/gate/way.ts';
import type { HarCall } from '../../shared/har/read-har.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import { type LedgerRead, ORIGIN } from './open-ledger.ts';
import { findCalls } from './read-recording.ts';

const FROM = { road: 'proxy', tag: null, user: null, site: null } as const;

/** As if each of them left: what follows is priced beside it. */
const QUOTED: Judge = () => ({ kind: 'allow', by: 'rule', reason: 'quoted' });

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
    const moment = { books: ledger.books, now, nextOrder: () => ++order, origin: ORIGIN };
    const { result } = attempt(moment, { id, recognised, account, from: FROM }, QUOTED);
    return [result.quote];
  });
};
