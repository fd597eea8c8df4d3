import { expect, test } from 'vitest';
import { applyPosting } from '../../shared/books/apply.ts';
import { newBooks } from '../../shared/books/books.ts';
import { openBook } from '../../shared/gate/book.ts';
import { streamLedger } from '../../shared/gate/stream-ledger.ts';
import { openMemoryStore } from '../../shared/ledger/memory-store.ts';
import type { LedgerStore } from '../../shared/ledger/store.ts';
import type { Posted, Posting } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { turnMonths } from '../../shared/rules/turn.ts';
import { type Held, type LedgerLine, ledgerLines } from '../../shared/words/lines.ts';
import { buildPosting } from '../ledger/build-posting.ts';

const OCTOBER = Date.UTC(2026, 9, 31, 23, 30);
const NOVEMBER = Date.UTC(2026, 10, 24, 12);

const zone = buildPosting({ id: 'zone', kind: 'account', call: null, moves: [], settings: { zone: 'Asia/Shanghai' } });
const listed = buildPosting({
  id: 'listed',
  kind: 'settle',
  sent: OCTOBER,
  provider: 'safecube',
  moves: [],
  changes: [{ do: 'list', list: 'hook', at: OCTOBER, number: 'MSCU1234566', variant: '' }],
});

/** Two thousand registrations at the end of a month, a shipment put on a list, and a time zone set at last. */
const kept = (): Posted[] => {
  const at = { at: OCTOBER, sent: OCTOBER };
  const registrations: Posting[] = Array.from({ length: 2000 }, (_, nth) => {
    const posting = buildPosting({ id: `p${nth}`, ...at });
    const moves = posting.moves.map((move) =>
      move.of === undefined ? move : { ...move, of: { ...move.of, at: OCTOBER } },
    );
    return { ...posting, moves };
  });
  return [...registrations, listed, zone].map((posting, index) => ({ seq: index + 1, posting }));
};

const bookOf = (store: LedgerStore) => openBook(store, bundledPacks, () => NOVEMBER, 'test');

test('gives the lines of all postings, and of months that have turned, as if they were read at once', async () => {
  const postings = kept();
  const books = newBooks(bundledPacks);
  for (const posted of postings) applyPosting(books, posted);
  let order = postings.length;
  const turned = turnMonths(books, NOVEMBER, () => ++order, 'test');
  const held: Held = new Map();
  const all = [...postings.map(({ posting }) => posting), ...turned].flatMap((one) => ledgerLines(books, one, held));
  const streamed: LedgerLine[] = [];
  const store = openMemoryStore(postings);
  for await (const lines of streamLedger(bookOf(store), store)) streamed.push(...lines);
  expect(streamed).toEqual(all);
  expect(streamed[0]).toMatchObject({ item: 'RR100000001CN', period: '2026-11' });
  expect(streamed.at(-1)).toMatchObject({ item: 'MSCU1234566', state: 'expected' });
});

test('asks for a page when the one before was taken, and ends when its reader leaves', async () => {
  const store = openMemoryStore(kept());
  const asked: string[] = [];
  const pages = async function* () {
    try {
      for await (const page of store.pages()) {
        asked.push('page');
        yield page;
      }
    } finally {
      asked.push('end');
    }
  };
  const lines = streamLedger(bookOf(store), { pages });
  await lines.next();
  expect(asked).toEqual(['page']);
  await lines.return(undefined);
  expect(asked).toEqual(['page', 'end']);
});

test('shows what was there when it began, and a month that is booked meanwhile once', async () => {
  const store = openMemoryStore(kept());
  const book = bookOf(store);
  const lines = streamLedger(book, store);
  const first = await lines.next();
  // A step books the months that have turned.
  await book.step(() => ({ append: [], result: null }));
  const rest: LedgerLine[] = [...(first.value ?? [])];
  for await (const more of lines) rest.push(...more);
  expect(rest.filter(({ item }) => item === 'MSCU1234566').map(({ state }) => state)).toEqual(['expected']);
});
