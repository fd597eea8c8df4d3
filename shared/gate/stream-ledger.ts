import type { AccountBooks } from '../books/account.ts';
import type { Books } from '../books/books.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { type Accounts, type Held, type LedgerLine, ledgerLines } from '../words/lines.ts';
import type { Book } from './book.ts';

/** Postings whose lines are made together: one of forty items has some hundred. */
const AT_ONCE = 50;

/** Settings may change while lines are read. */
const settled = (account: AccountBooks): AccountBooks => ({ ...account, settings: { ...account.settings } });

const accountsOf = ({ packs, accounts }: Books): Accounts => ({
  packs,
  accounts: new Map([...accounts].map(([key, account]) => [key, settled(account)])),
});

/**
 * The lines of a whole ledger, oldest first, by pages, then those of months that have turned and that no step has booked yet. No posting is kept, and of units no
 * more than what those come to stand for that may still move. Law: the same lines as of all postings at once.
 */
export async function* streamLedger(
  { look }: Pick<Book, 'look'>,
  store: Pick<LedgerStore, 'pages'>,
): AsyncGenerator<readonly LedgerLine[]> {
  const { accounts, last, unbooked } = await look((books, _now, seen) => ({ accounts: accountsOf(books), ...seen }));
  const held: Held = new Map();
  for await (const page of store.pages()) {
    const until = page.filter(({ seq }) => seq <= last);
    for (let from = 0; from < until.length; from += AT_ONCE)
      yield until.slice(from, from + AT_ONCE).flatMap(({ posting }) => ledgerLines(accounts, posting, held));
    if (until.length < page.length) break;
  }
  yield unbooked.flatMap((posting) => ledgerLines(accounts, posting, held));
}
