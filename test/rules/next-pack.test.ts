import { describe, expect, it } from 'vitest';
import { applyPosting } from '../../shared/books/apply.ts';
import { type Books, ensureAccount, newBooks } from '../../shared/books/books.ts';
import { settleHeader } from '../../shared/gate/headers.ts';
import type { PackOf } from '../../shared/gate/kept-packs.ts';
import { inFlight, sentOf } from '../../shared/gate/reserved-call.ts';
import { postingText, readPosted } from '../../shared/ledger/posting-text.ts';
import { compilePack } from '../../shared/pack/compile.ts';
import type { PackDocument } from '../../shared/pack/schema.ts';
import { bundledDocuments, bundledPacks } from '../../shared/packs/bundled.ts';
import { recognise } from '../../shared/recognise/recognise.ts';
import { answerBody } from '../../shared/rules/answer.ts';
import { quoteCall } from '../../shared/rules/quote.ts';
import { settleCall } from '../../shared/rules/settle.ts';
import { DESK_ACCOUNT, type DeskCall, type LedgerDesk, openLedgerDesk } from './ledger-desk.ts';
import {
  accept,
  change,
  FIRST,
  MORE,
  moveCarrier,
  OTHER,
  POST,
  pair,
  refuseKnown,
  register,
  registered,
  restart,
  SECOND,
  THIRD,
  took,
} from './parcels.ts';

const AT = Date.parse('2026-11-12T00:00:00Z');

/** The pack's next version: one more fact before those that it has, and one more field before those of its registration. */
const nextVersion = (document: PackDocument): PackDocument =>
  document.id !== '17track'
    ? document
    : {
        ...document,
        version: '1.2.0',
        facts: ['first', ...document.facts],
        calls: document.calls.map((call) =>
          call.items === undefined
            ? call
            : { ...call, items: { ...call.items, fields: { first: '$.first', ...call.items.fields } } },
        ),
      };

/** The books that the next version's packs make of a ledger, as a store gives it back. */
const booksOfNext = (desk: LedgerDesk): Books => {
  const books = newBooks(bundledDocuments.map(nextVersion).map(compilePack));
  for (const [at, posting] of desk.postings.entries())
    applyPosting(books, readPosted(at + 1, postingText(posting), 'the test'));
  return books;
};

/** The packs that wrote the ledger, by their stamps. */
const packOf: PackOf = (stamp) => bundledPacks.find((pack) => pack.stamp === stamp) ?? null;

const rulesOf = (books: Books, { method, url, body = '' }: DeskCall): readonly string[] => {
  const recognised = recognise(books.packs, { method, url, headers: [], body: { kind: 'text', text: body } });
  const account = ensureAccount(books, '17track', DESK_ACCOUNT);
  if (recognised === null || account === null) throw new TypeError(`not known: ${url}`);
  return quoteCall(recognised, account, AT).lines.map((line) => line.rule.id);
};

describe('a ledger that was written under a pack', () => {
  it('means the same under its next version, with one more fact and one more field in front', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST, { lang: 'de' }), pair(SECOND, POST), pair(THIRD, POST));
    took(desk, 'stoptrack', SECOND);
    took(desk, 'retrack', SECOND);
    for (const [from, to] of [
      [POST, OTHER],
      [OTHER, POST],
      [POST, OTHER],
      [OTHER, POST],
      [POST, MORE],
    ] as const)
      desk.pass(moveCarrier(from, to, THIRD), accept(pair(THIRD, to)));
    const calls = [
      change({ lang: 'en' }),
      change({ lang: 'en' }, SECOND),
      moveCarrier(MORE, POST, THIRD),
      moveCarrier(POST, MORE),
      restart(),
    ];
    const books = booksOfNext(desk);
    for (const call of calls) expect(rulesOf(books, call)).toEqual(desk.quote(call).rules);
    expect(rulesOf(books, moveCarrier(MORE, POST, THIRD))).toEqual(['sixth-change']);
    expect(rulesOf(books, change({ lang: 'en' }))).toEqual(['language-set']);
  });

  it('still says what a call asked that got no answer: a later answer confirms its language', () => {
    const desk = openLedgerDesk();
    desk.pass(register(pair(FIRST, POST, { lang: 'de' })), 'lost');
    desk.pass(register(pair(FIRST, POST)), refuseKnown(FIRST));
    expect(rulesOf(booksOfNext(desk), change({ lang: 'en' }))).toEqual(desk.quote(change({ lang: 'en' })).rules);

    const lost = openLedgerDesk();
    lost.pass(register(pair(FIRST, POST, { lang: 'de' })), 'lost');
    const books = booksOfNext(lost);
    const known = lost.send(register(pair(FIRST, POST)));
    const reserved = lost.postings.at(-1);
    if (reserved === undefined) throw new TypeError(`nothing reserved for ${known.id}`);
    applyPosting(books, { seq: books.order + 1, posting: reserved });
    settleInNext(books, known.id, refuseKnown(FIRST));
    expect(rulesOf(books, change({ lang: 'en' }))).toEqual(['language-set']);
  });

  it('settles a call in flight by what it asked', () => {
    const desk = openLedgerDesk();
    const sent = desk.send(register(pair(FIRST, POST, { lang: 'de' })));
    const books = booksOfNext(desk);
    settleInNext(books, sent.id, accept(pair(FIRST, POST, { lang: 'de' })));
    expect(rulesOf(books, change({ lang: 'en' }))).toEqual(['language-set']);
  });
});

const settleInNext = (books: Books, id: string, answer: ReturnType<typeof accept>): void => {
  const reserved = inFlight(books, id);
  if (reserved === null || typeof answer === 'string') throw new TypeError(`${id} is not in flight`);
  const header = settleHeader(reserved, AT, answer.status, 'settle');
  const body = answerBody(answer.text);
  settleCall(
    books,
    header,
    sentOf(books.packs, packOf, reserved),
    { kind: 'response', status: answer.status, body },
    books.order + 1,
  );
};
