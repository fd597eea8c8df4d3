import { describe, expect, it } from 'vitest';
import { newBooks } from '../../shared/books/books.ts';
import { headerOfRead } from '../../shared/gate/headers.ts';
import type { Posting, Road } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { answerBody } from '../../shared/rules/answer.ts';
import { settleCall } from '../../shared/rules/settle.ts';
import { type DeskAnswer, type DeskCall, type LedgerDesk, openLedgerDesk, track17 } from './ledger-desk.ts';
import { accept, at, detailOf, FIRST, POST, pair, readDetail, register, registered, SECOND, took } from './parcels.ts';
import { recogniseCall } from './replayed.ts';

const pairs = Array.from({ length: 40 }, (_, nth) => pair(`NN${200_000_000 + nth}CN`, POST));

/** What a call appended. */
const appended = (desk: LedgerDesk, call: DeskCall, answer: DeskAnswer): readonly Posting[] => {
  const before = desk.postings.length;
  desk.pass(call, answer);
  return desk.postings.slice(before);
};
const detail = (number: string) => track17('gettrackinfo', [pair(number, POST)]);

/** Reads that the provider refuses, on one road, into empty books; what each appends. */
const refusedReads = (road: Road): ((id: string) => Posting | null) => {
  const books = newBooks(bundledPacks);
  const recognised = recogniseCall(books, track17('getquota', []));
  const about = { recognised, account: 'acc', from: { road, tag: null, user: null, site: null }, origin: 'test' };
  const answer = { kind: 'response', status: 401, body: answerBody(null) } as const;
  return (id) => settleCall(books, headerOfRead(about, id, 1000, 401), recognised, answer, books.order + 1);
};

describe('a free read', () => {
  it('of forty known numbers appends nothing', () => {
    const desk = openLedgerDesk();
    registered(desk, ...pairs);
    const before = desk.books.known.size;
    expect(appended(desk, track17('gettrackinfo', pairs), accept(...pairs))).toEqual([]);
    expect(desk.books.known.size).toBe(before);
  });

  it('appends only what it teaches beside what is known', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const [read] = appended(desk, track17('gettrackinfo', []), accept(pair(FIRST, POST), pair(SECOND, POST)));
    expect(read?.changes).toEqual([{ do: 'seen', number: SECOND, variant: String(POST) }]);
  });

  it('of an account not yet seen appends that the account is there, and then nothing', () => {
    const read = refusedReads('proxy');
    expect([read('first')?.id, read('second')]).toEqual(['first:read', null]);
  });

  it('that was recorded is kept whatever it teaches: by its id, playing it again adds nothing', () => {
    const read = refusedReads('import');
    expect([read('first')?.id, read('second')?.id, read('second')]).toEqual(['first:read', 'second:read', null]);
  });

  it('a day later keeps the sign of life: the pair is not quiet until its days are over from then', () => {
    const desk = openLedgerDesk('2026-01-01T00:00:00Z');
    registered(desk, pair(FIRST, POST));
    desk.goTo(at('2026-02-01T00:00:00Z'));
    expect(appended(desk, detail(FIRST), detailOf(FIRST, POST, false))).toHaveLength(1);
    desk.goTo(at('2026-05-16T00:00:00Z'));
    expect(desk.quote(register(pair(FIRST, POST))).quoted['tracking']).toEqual([0, 0, 0]);
  });

  it('keeps what it saw while a registration of the number is out, which decides a lost one', () => {
    const desk = openLedgerDesk('2026-01-01T00:00:00Z');
    registered(desk, pair(FIRST, POST));
    desk.goTo(at('2026-06-01T00:00:00Z'));
    const flying = desk.send(register(pair(FIRST, POST)));
    expect(appended(desk, detail(FIRST), detailOf(FIRST, POST, false))).toHaveLength(1);
    expect(appended(desk, detail(FIRST), detailOf(FIRST, POST, false))).toHaveLength(1);
    desk.answer(flying, 'lost');
    expect(desk.heldBy(flying, 'tracking')).toEqual([1, 0, 0]);
  });

  it('that shows a translation or a pair gone teaches, once', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST, { lang: 'en' }));
    const read = () => appended(desk, detail(FIRST), detailOf(FIRST, POST, true)).length;
    expect([read(), read()]).toEqual([1, 0]);
    took(desk, 'deletetrack');
    readDetail(desk, SECOND, POST, false);
    expect(read()).toBe(1);
  });
});
