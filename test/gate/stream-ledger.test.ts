import { expect, test } from 'vitest';
import { applyPosting } from '../../shared/books/apply.ts';
import { newBooks } from '../../shared/books/books.ts';
import { streamLedger } from '../../shared/gate/stream-ledger.ts';
import { openMemoryStore } from '../../shared/ledger/memory-store.ts';
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

test('gives the lines of all postings, and of months that have turned, as if they were read at once', async () => {
  const postings = kept();
  const books = newBooks(bundledPacks);
  for (const posted of postings) applyPosting(books, posted);
  let order = postings.length;
  const turned = turnMonths(books, NOVEMBER, () => ++order, 'test');
  const held: Held = new Map();
  const all = [...postings.map(({ posting }) => posting), ...turned].flatMap((one) => ledgerLines(books, one, held));
  const streamed: LedgerLine[] = [];
  for await (const lines of streamLedger(openMemoryStore(postings), bundledPacks, NOVEMBER, 'test'))
    streamed.push(...lines);
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
  const lines = streamLedger({ pages }, bundledPacks, NOVEMBER, 'test');
  await lines.next();
  expect(asked).toEqual(['page', 'page', 'page', 'end', 'page']);
  await lines.return(undefined);
  expect(asked.slice(4)).toEqual(['page', 'end']);
});
