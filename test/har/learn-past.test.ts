import { expect, test } from 'vitest';
import { createPractice } from '../../proxy/practice/practice.ts';
import { newBooks } from '../../shared/books/books.ts';
import { openBook } from '../../shared/gate/book.ts';
import { learnPast, pastNames, practiceFigures } from '../../shared/har/learn-past.ts';
import { openMemoryStore } from '../../shared/ledger/memory-store.ts';
import type { Past } from '../../shared/messages/practice-port.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';

const NOW = Date.UTC(2026, 10, 24, 12);

test('a past teaches books that hold a part of a ledger what it teaches those that hold all of it', async () => {
  const { answerPractice } = createPractice({ now: () => NOW });
  const response = await answerPractice(new Request('http://127.0.0.1:8717/_tollgate/practice/history'));
  const past = (await response?.json()) as Past;
  const from = { road: 'page', tag: null, user: null, site: null } as const;
  const whole = newBooks(bundledPacks);
  let order = 0;
  const taught = learnPast(whole, past, NOW, { from, origin: 'test', nextOrder: () => ++order });
  const kept: Posted[] = [];
  const book = openBook(openMemoryStore(kept), bundledPacks, () => NOW, 'test');
  await book.step(
    (books, now, nextOrder) => ({
      append: learnPast(books, past, now, { from, origin: 'test', nextOrder }),
      result: null,
    }),
    pastNames(past, NOW),
  );
  expect(kept.map(({ posting }) => posting)).toEqual(taught);
  expect(await book.look(practiceFigures)).toEqual(practiceFigures(whole, NOW));
});
