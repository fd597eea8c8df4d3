import { expect, it } from 'vitest';
import { firstHolders } from '../../proxy/command/first-holders.ts';
import { fromUnits } from '../../shared/amount.ts';
import type { Move } from '../../shared/model/posting.ts';
import { buildPosting } from '../ledger/build-posting.ts';

const part: Move = { hold: 'call:0', from: 'reserved', to: 'charged', units: fromUnits(1), rule: 'register' };

it.each([
  ['that their posting names', { ...part, rest: 'call:settle:rest:0' }, 'call:settle:rest:0'],
  ['of an older ledger', part, 'call:0~'],
])('the rest of units %s was first held by the same call', (_, move, rest) => {
  const whole = buildPosting({ id: 'call' });
  const reserved = { ...whole, moves: whole.moves.map((one) => ({ ...one, units: fromUnits(3) })) };
  const settled = buildPosting({ id: 'call:settle', kind: 'settle', call: 'call', moves: [move], changes: [] });
  const holders = firstHolders([
    { seq: 1, posting: reserved },
    { seq: 2, posting: settled },
  ]);
  expect([...holders].map(([hold, posting]) => [hold, posting.id]).sort()).toEqual([
    ['call:0', 'call'],
    [rest, 'call'],
  ]);
});
