import type { AccountBooks } from '../../shared/books/account.ts';
import { type Books, ensureAccount, newBooks } from '../../shared/books/books.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import type { Header } from '../../shared/rules/draft.ts';
import { newDraft } from '../../shared/rules/draft.ts';
import { numberNamed } from './bench-gate.ts';

const START = Date.parse('2026-11-01T00:00:00Z');

const header = (id: string): Header => ({
  id,
  kind: 'settle',
  at: START,
  sent: START,
  call: id,
  provider: '17track',
  account: 'acc',
  action: 'register',
  pack: 'bench',
  route: 'register',
  params: {},
  road: 'import',
  origin: 'bench',
  tag: null,
  user: null,
  site: null,
  decision: null,
  items: 1,
  status: 200,
  quoted: null,
  asks: [],
  settings: null,
});

/** Books that hold the histories of so many items: most registered, every tenth deleted, every seventh with a language. */
export const booksOfMany = (items: number): { readonly books: Books; readonly account: AccountBooks } => {
  const books = newBooks(bundledPacks);
  const account = ensureAccount(books, '17track', 'acc');
  if (account === null) throw new TypeError('no pack');
  account.settings.plan = '1000000-monthly';
  for (let from = 0; from < items; from += 1000) {
    const draft = newDraft(books, header(`many-${from}`), from + 1);
    if (draft === null) throw new TypeError('no pack');
    for (let nth = from; nth < Math.min(items, from + 1000); nth++) {
      const of = { number: numberNamed(nth), variant: '3011' };
      draft.change({ do: 'begin', ...of });
      draft.move({
        hold: `many-${from}:${nth}:registration`,
        from: null,
        to: 'charged',
        units: 1000 as never,
        rule: 'register',
        of: { meter: 'tracking', slot: 'registration', ...of, at: START },
      });
      if (nth % 7 === 0) draft.change({ do: 'set', ...of, fact: 'language', to: 1 });
      if (nth % 10 === 0) draft.change({ do: 'life', ...of, is: 'deleted' });
    }
    draft.done();
  }
  return { books, account };
};
