import { expect, test } from 'vitest';
import { usageRows } from '../../shared/books/usage.ts';
import { openBook } from '../../shared/gate/book.ts';
import { openMemoryStore } from '../../shared/ledger/memory-store.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { buildPosting } from '../ledger/build-posting.ts';
import { followed } from '../ledger/news-ledger.ts';

const OCTOBER = Date.UTC(2026, 9, 20, 12);
const NOVEMBER = Date.UTC(2026, 10, 24, 12);
const DECEMBER = Date.UTC(2026, 11, 24, 12);

/** Books with a shipment that is on a list since October, and the clock that they go by. */
const openListed = async () => {
  const kept: Posted[] = [];
  const clock = { now: OCTOBER };
  const open = () => openBook(openMemoryStore(kept), bundledPacks, () => clock.now, 'test');
  const listed = buildPosting({
    id: 'listed',
    kind: 'settle',
    at: OCTOBER,
    sent: OCTOBER,
    provider: 'safecube',
    account: 'a1',
    moves: [],
    changes: [
      { do: 'begin', number: 'MSCU1234566', variant: '' },
      { do: 'list', list: 'hook', at: OCTOBER, number: 'MSCU1234566', variant: '' },
    ],
  });
  await followed(openMemoryStore(kept)).write(() => ({ append: [listed], result: null }));
  return { kept, clock, open };
};

const periodsOf = (rows: ReturnType<typeof usageRows>): readonly string[] =>
  rows.filter(({ expected }) => expected > 0).map(({ period }) => period);

test('a look sees a month that has turned, and leaves neither ledger nor books with it', async () => {
  const { kept, clock, open } = await openListed();
  const book = open();
  expect(periodsOf(await book.look(usageRows))).toEqual([]);
  clock.now = NOVEMBER;
  expect(periodsOf(await book.look(usageRows))).toEqual(['2026-11']);
  expect(kept).toHaveLength(1);
  clock.now = OCTOBER;
  expect(periodsOf(await book.look(usageRows))).toEqual([]);
  clock.now = NOVEMBER;
  await book.step(() => ({ append: [], result: null }));
  expect(kept.map(({ posting }) => posting.kind)).toEqual(['settle', 'turn']);
  expect(periodsOf(await book.look(usageRows))).toEqual(['2026-11']);
  expect(await open().look(usageRows)).toEqual(await book.look(usageRows));
});

test('looks at a month that has turned read its rows once, until something is appended or another month turns', async () => {
  const { kept, clock } = await openListed();
  const asked: string[] = [];
  const store = openMemoryStore(kept);
  const read: typeof store.read = (look) =>
    store.read(function* (ground) {
      const reading = look(ground);
      let next = reading.next();
      while (!next.done) {
        for (const one of next.value) if (one.kind === 'row') asked.push(one.key);
        next = reading.next(yield next.value);
      }
      return next.value;
    });
  const book = openBook({ ...store, read }, bundledPacks, () => clock.now, 'test');
  const readings = (): number => asked.filter((key) => key.endsWith('|n|MSCU1234566')).length;
  clock.now = NOVEMBER;
  for (let nth = 0; nth < 3; nth++) expect(periodsOf(await book.look(usageRows))).toEqual(['2026-11']);
  expect(readings()).toBe(1);
  clock.now = DECEMBER;
  expect(periodsOf(await book.look(usageRows))).toEqual(['2026-11', '2026-12']);
  clock.now = NOVEMBER;
  expect(periodsOf(await book.look(usageRows))).toEqual(['2026-11']);
  const other = buildPosting({ id: 'other', kind: 'account', provider: 'safecube', account: 'a2', moves: [] });
  await followed(openMemoryStore(kept)).write(() => ({ append: [other], result: null }));
  await book.look(usageRows);
  expect(readings()).toBe(4);
});

test('a step that throws leaves books that hold what the ledger holds', async () => {
  const { open } = await openListed();
  const book = open();
  const guilty = book.step((books) => {
    books.accounts.clear();
    throw new RangeError('a bug');
  });
  const beside = book.look((books) => books.accounts.size);
  await expect(guilty).rejects.toThrow('a bug');
  await beside;
  expect(await book.step((books) => ({ append: [], result: [...books.accounts.keys()] }))).toEqual(['safecube|a1']);
  expect(await book.look((books) => [...books.accounts.keys()])).toEqual(['safecube|a1']);
});

test('a month that turns is booked in parts of five hundred, each once, and another step is in between', async () => {
  const kept: Posted[] = [];
  const rows = new Map<string, string>();
  const clock = { now: OCTOBER };
  const book = openBook(openMemoryStore(kept, rows), bundledPacks, () => clock.now, 'test');
  const numbers = Array.from({ length: 1200 }, (_, nth) => `MSCU${1_000_000 + nth}`);
  const listing = (id: string, some: readonly string[], at: number) =>
    buildPosting({
      id,
      kind: 'settle',
      at,
      sent: at,
      provider: 'safecube',
      account: 'a1',
      moves: [],
      changes: some.map((number) => ({ do: 'list', list: 'hook', at, number, variant: '' }) as const),
    });
  await followed(openMemoryStore(kept)).write(() => ({ append: [listing('listed', numbers, OCTOBER)], result: null }));
  clock.now = NOVEMBER;
  const sums: string[] = [];
  const other = openBook(openMemoryStore(kept, rows), bundledPacks, () => OCTOBER, 'other');
  const between = async (): Promise<void> => {
    while (kept.length < 4) sums.push(await other.step((books) => ({ append: [], result: String(books.order) })));
  };
  await Promise.all([book.step(() => ({ append: [], result: null })), between()]);
  expect(kept.map(({ posting }) => [posting.id, posting.moves.length])).toEqual([
    ['listed', 0],
    ['still-listed:safecube:a1:2026-11', 500],
    ['still-listed:safecube:a1:2026-11:2', 500],
    ['still-listed:safecube:a1:2026-11:3', 200],
  ]);
  expect(new Set(sums).size).toBeGreaterThan(1);
  expect((await book.look(usageRows)).map(({ period, expected }) => [period, expected])).toEqual([['2026-11', 1200]]);
  // One that is put on a list late has its month counted, and all others are counted already, in parts with nothing to book.
  const late = listing('late', ['TGHU1234567'], OCTOBER + 1);
  await followed(openMemoryStore(kept)).write(() => ({ append: [late], result: null }));
  const again = openBook(openMemoryStore(kept, rows), bundledPacks, () => clock.now, 'test');
  await again.step(() => ({ append: [], result: null }));
  expect(kept.slice(4).map(({ posting }) => [posting.id, posting.moves.length])).toEqual([
    ['late', 0],
    ['still-listed:safecube:a1:2026-11:4', 1],
  ]);
  expect((await again.look(usageRows)).map(({ period, expected }) => [period, expected])).toEqual([['2026-11', 1201]]);
});

test('rows that say they are of more postings than there are, are made anew', async () => {
  const { kept, clock, open } = await openListed();
  clock.now = NOVEMBER;
  const made = await open().look(usageRows);
  for (const note of ['[1,99]', '[1,99,"part"]']) {
    const rows = new Map([['v', note]]);
    const book = openBook(openMemoryStore(kept, rows), bundledPacks, () => clock.now, 'test');
    expect(await book.look(usageRows)).toEqual(made);
  }
});
