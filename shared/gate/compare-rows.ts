import { catchUpDoubts } from '../books/doubts.ts';
import { numberText, readNumber } from '../books/number-row.ts';
import { behind, HEADS, PROVIDERS, TOTALS } from '../books/row-keys.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { Row } from '../model/rows.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { meet, openPart, type Part } from './part.ts';

/** A row that is not what follows from the postings. `found`: as it is stored; `made`: as it follows. Null: there is none. */
export interface WrongRow {
  readonly key: string;
  readonly found: string | null;
  readonly made: string | null;
}

const AT_ONCE = 1000;
/** More than these nobody reads. */
const MOST_WRONG = 20;

const rowsFrom = (store: LedgerStore, from: string): Promise<readonly Row[]> =>
  store.read(function* () {
    const [found] = yield [{ kind: 'stretch', from, to: behind(''), most: AT_ONCE }];
    return found?.kind === 'stretch' ? found.rows : [];
  });

async function* allRows(store: LedgerStore): AsyncGenerator<Row> {
  let from = '';
  for (;;) {
    const page = await rowsFrom(store, from);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < AT_ONCE) return;
    from = `${last.key}\u0000`;
  }
}

const partOf = (store: LedgerStore, packs: readonly CompiledPack[]): Promise<Part> =>
  store.read(function* ({ last }) {
    const part = openPart(packs);
    yield* meet(part, part.names.accounts);
    part.books.order = last;
    return part;
  });

const NUMBER = /^a\|([^|]*\|[^|]*)\|n\|(.*)$/s;

/** A number as it reads today: a doubt about everything reaches its row when somebody looks at it. */
const readToday = ({ books }: Part, key: string, text: string | null): string | null => {
  const [, id = '', number = ''] = NUMBER.exec(key) ?? [];
  const account = books.accounts.get(id);
  if (text === null || account === undefined) return text;
  const read = readNumber(account, number, text);
  catchUpDoubts(account, read);
  const today = numberText(read);
  // Nothing of it stays: a ledger of any size is compared row by row.
  for (const { id: hold, standsAt } of read.open) {
    account.open.delete(hold);
    account.unresolved.delete(standsAt ?? '');
    account.expected.delete(standsAt ?? '');
  }
  account.listed.delete(number);
  account.numbers.delete(number);
  return today;
};

const isAccountRow = (key: string): boolean => [PROVIDERS, HEADS, TOTALS].some((prefix) => key.startsWith(prefix));

/**
 * Holds the rows of a ledger against those that were made anew from its postings. Returns those that differ, none where all is well; `noted` hears of each row
 * that was looked at. Rejects with LedgerError.
 */
export const compareRows = async (
  stored: LedgerStore,
  made: LedgerStore,
  packs: readonly CompiledPack[],
  noted: () => void,
): Promise<readonly WrongRow[]> => {
  const part = await partOf(made, packs);
  const wrong: WrongRow[] = [];
  const note = (key: string, found: string | null, right: string | null): void => {
    if (found === right || (!isAccountRow(key) && readToday(part, key, found) === readToday(part, key, right))) return;
    wrong.push({ key, found, made: right });
  };
  const others = allRows(made);
  let other = await others.next();
  for await (const { key, text } of allRows(stored)) {
    noted();
    while (!other.done && other.value.key < key) {
      note(other.value.key, null, other.value.text);
      other = await others.next();
    }
    const isSame = !other.done && other.value.key === key;
    note(key, text, isSame ? other.value.text : null);
    if (isSame) other = await others.next();
    if (wrong.length >= MOST_WRONG) return wrong;
  }
  for (; !other.done; other = await others.next()) note(other.value.key, null, other.value.text);
  return wrong;
};
