import { expect, it } from 'vitest';
import { fromUnits } from '../../shared/amount.ts';
import { totalsOf } from '../../shared/books/account.ts';
import { applyPosting } from '../../shared/books/apply.ts';
import { newBooks } from '../../shared/books/books.ts';
import { movedUnits } from '../../shared/ledger/moved-units.ts';
import type { Move } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { buildPosting } from '../ledger/build-posting.ts';

const HELD = 'call:0';

/** Three units are held, one of them is charged, and what is left is released under the name that it has. */
const settled = (part: Pick<Move, 'rest'>, rest: string) => {
  const whole = buildPosting({ id: 'call' });
  const reserved = { ...whole, moves: whole.moves.map((move) => ({ ...move, units: fromUnits(3) })) };
  const moves: readonly Move[] = [
    { hold: HELD, from: 'reserved', to: 'charged', units: fromUnits(1), rule: 'register', ...part },
    { hold: rest, from: 'reserved', to: 'released', units: fromUnits(2), rule: 'register' },
  ];
  return { reserved, settle: buildPosting({ id: 'call:settle', kind: 'settle', call: 'call', moves, changes: [] }) };
};

it.each([
  ['under the name that the posting says', { rest: 'call:settle:rest:0' }, 'call:settle:rest:0'],
  ['in older ledgers, under the name of the whole with a mark', {}, `${HELD}~`],
] as const)('the rest of units of which a part moves is found %s', (_, part, rest) => {
  const { reserved, settle } = settled(part, rest);
  const books = newBooks(bundledPacks);
  applyPosting(books, { seq: 1, posting: reserved });
  applyPosting(books, { seq: 2, posting: settle });
  const [account] = books.accounts.values();
  if (account === undefined) throw new TypeError('no account');
  expect(totalsOf(account, 'tracking', '2026-11')).toMatchObject({ charged: fromUnits(1), reserved: 0, unresolved: 0 });
  expect(account.open.size).toBe(0);
  expect(movedUnits(settle, reserved, ['charged', 'released'])).toEqual(new Map([['tracking', fromUnits(3)]]));
});
