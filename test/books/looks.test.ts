import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUnits } from '../../shared/amount.ts';
import { type Books, callersAccount, newBooks } from '../../shared/books/books.ts';
import { usageRows } from '../../shared/books/usage.ts';
import { usageBy } from '../../shared/books/usage-by.ts';
import { judgeOnCharge } from '../../shared/gate/on-charge.ts';
import { practiceFigures } from '../../shared/har/learn-past.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { quoteCall } from '../../shared/rules/quote.ts';
import { accountViews } from '../../shared/words/account-view.ts';
import { badgeView } from '../../shared/words/badge-view.ts';
import { quoteDocument } from '../../shared/words/quote-document.ts';
import { quoteView } from '../../shared/words/quote-view.ts';
import { history17track, historySafecube, stepsOf } from '../laws/histories.ts';
import { buildPosting } from '../ledger/build-posting.ts';
import { entriesOf, play, probes, recogniseCall, replay } from '../rules/replayed.ts';
import { trials } from '../trials.ts';
import { traceOf } from './trace-of.ts';

const DAY = 86_400_000;
const NEXT_YEAR = Date.parse('2027-08-01T00:00:00Z');
const GRANT = buildPosting({
  id: 'grant',
  kind: 'account',
  account: '17track-account',
  call: null,
  moves: [],
  changes: [],
  settings: { grant: { units: fromUnits(3), expires: NEXT_YEAR } },
});

/** Everything that people and programs look at, for an account that is known and for one that is not. */
const lookAtAll = (books: Books, at: number): void => {
  for (const call of probes()) {
    const recognised = recogniseCall(books, call);
    const { id } = recognised.pack;
    for (const name of [`${id}-account`, 'not-yet-seen']) {
      const quote = quoteCall(recognised, callersAccount(books, id, name), at);
      quoteDocument(quote, 'en');
      quoteView(quote, 'en');
      judgeOnCharge(quote, { onCharge: 'allow', onUnknown: 'block' });
    }
  }
  for (const account of books.accounts.values()) badgeView(account, at, 'en', 'UTC');
  accountViews(books, at, 'en');
  usageRows(books, at);
  usageBy(books, { by: ['day', 'name', 'meter'], from: 0, to: at });
  practiceFigures(books, at);
};

describe('a look', () => {
  it('leaves nothing behind in the books, after any history, in the month that runs and in one not begun', () =>
    fc.assert(
      fc.asyncProperty(stepsOf(6), fc.boolean(), async (steps, isGranted) => {
        const entries = await entriesOf(
          [...history17track(steps, 12).recorded, ...historySafecube(steps).recorded].sort((a, b) => a.at - b.at),
        );
        const close = (entries.at(-1)?.at ?? 0) + DAY;
        const { append } = play(newBooks(bundledPacks), entries, close);
        const books = replay(isGranted ? [...append, GRANT] : append);
        const before = traceOf(books);
        lookAtAll(books, close);
        lookAtAll(books, NEXT_YEAR);
        expect(traceOf(books)).toBe(before);
      }),
      trials(20),
    ));
});
