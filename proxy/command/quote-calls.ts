import { attempt, type Judge } from '../../shared/gate/way.ts';
import { allOf, attemptNames } from '../../shared/gate/way-names.ts';
import type { HarCall } from '../../shared/har/read-har.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import { type LedgerLook, ORIGIN } from './open-ledger.ts';
import { findCalls } from './read-recording.ts';

const FROM = { road: 'proxy', tag: null, user: null, site: null } as const;

/** As if each of them left: what follows is priced beside it. */
const QUOTED: Judge = () => ({ kind: 'allow', by: 'rule', reason: 'quoted' });

/** Quotes calls as if they were sent now, one after the other, before any is answered. */
export const quoteCalls = async (
  calls: readonly HarCall[],
  ledger: LedgerLook,
  now: number,
): Promise<readonly Quote[]> => {
  const entries = await findCalls(calls, 'quote', ledger.fingerprint);
  const found = entries.flatMap(({ call }) => (call === null ? [] : [call]));
  const askings = found.map(({ recognised, account, id }) => ({ id, recognised, account, from: FROM }));
  const books = await ledger.books(allOf(askings.map(attemptNames)));
  let { order } = books;
  return askings.map((asking) => {
    const { result } = attempt({ books, now, nextOrder: () => ++order, origin: ORIGIN }, asking, QUOTED);
    return result.quote;
  });
};
