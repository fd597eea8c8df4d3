import { createHash } from 'node:crypto';
import { applyPosting } from '../../shared/books/apply.ts';
import { type Books, callersAccount, newBooks } from '../../shared/books/books.ts';
import { type Audited, auditEntries } from '../../shared/har/audit.ts';
import { readHar } from '../../shared/har/read-har.ts';
import { type RecordedEntry, recogniseRecording } from '../../shared/har/recording.ts';
import type { Posting } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { type Recognised, recognise } from '../../shared/recognise/recognise.ts';
import { quoteCall } from '../../shared/rules/quote.ts';
import { harOf, type Recorded } from '../laws/recording-of.ts';
import { type DeskCall, listCall, pull, track17 } from './ledger-desk.ts';

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** The entries of recorded calls; accounts are named by their provider. */
export const entriesOf = async (recorded: readonly Recorded[]): Promise<readonly RecordedEntry[]> => {
  const read = readHar(JSON.parse(JSON.stringify(harOf(recorded))), 0);
  if (read.kind !== 'har') throw new TypeError(read.say);
  return recogniseRecording(read.calls, {
    packs: bundledPacks,
    fingerprint: (provider) => Promise.resolve(`${provider}-account`),
    idOf: hash,
  });
};

/** Plays entries into books and closes them at a time. */
export const play = (books: Books, entries: readonly RecordedEntry[], closeAt: number | null): Audited =>
  auditEntries(
    books,
    entries,
    { from: { road: 'import', tag: null, user: null, site: null }, origin: 'test', nextOrder: () => books.order + 1 },
    closeAt,
    () => null,
  );

/** Books made of a ledger's postings alone, as they come back from a store. */
export const replay = (postings: readonly Posting[], books = newBooks(bundledPacks)): Books => {
  const stored: Posting[] = JSON.parse(JSON.stringify(postings));
  for (const posting of stored) applyPosting(books, { seq: books.order + 1, posting });
  return books;
};

const NUMBERS = ['AB1000CN', 'AB1001DE', 'AB1002US', 'AB1003CN', 'AB1004DE', 'AB1005US', 'AB1006CN', 'NEW1000CN'];
const CARRIERS = [undefined, 3011, 7041, 21051, 100_003];
const SHIPMENTS = [
  'MSCU6639870',
  'MEDU4512345',
  'TGHU1234567',
  'ABCU7654321',
  'BLX00991',
  'CMAU0000001',
  'NEWU1234567',
];

/** Calls of every kind, about what histories name and about what they do not. */
export const probes = (): readonly DeskCall[] => [
  ...NUMBERS.flatMap((number) =>
    CARRIERS.flatMap((carrier) => [
      track17('register', [{ number, carrier, lang: 'en' }]),
      track17('changeinfo', [{ number, carrier, items: { lang: 'en' } }]),
      track17('retrack', [{ number, carrier }]),
      track17('changecarrier', [{ number, carrier_old: carrier, carrier_new: 3013 }]),
    ]),
  ),
  track17(
    'register',
    NUMBERS.flatMap((number) => CARRIERS.map((carrier) => ({ number, carrier }))),
  ),
  ...SHIPMENTS.flatMap((number) => [pull(number), listCall('POST', [number])]),
];

/** A call as the packs of these books recognise it. Throws TypeError where it is no provider's. */
export const recogniseCall = (books: Books, { method, url, body: text }: DeskCall): Recognised => {
  const body = text === undefined ? ({ kind: 'none' } as const) : ({ kind: 'text', text } as const);
  const recognised = recognise(books.packs, { method, url, headers: [], body });
  if (recognised === null) throw new TypeError(`no provider's call: ${url}`);
  return recognised;
};

/** What calls of every kind would be quoted now, line by line. */
export const quotesIn = (books: Books, now: number): readonly unknown[] =>
  probes().map((call) => {
    const recognised = recogniseCall(books, call);
    const account = callersAccount(books, recognised.pack.id, `${recognised.pack.id}-account`);
    const { lines, meters } = quoteCall(recognised, account, now);
    return [
      meters,
      lines.map((line) => [line.ask, line.variant, line.rule.id, line.min, line.likely, line.max, line.capped]),
    ];
  });
