import { expect, test } from 'vitest';
import type { WireAnswer } from '../../../shared/messages/bridge-port.ts';
import { postNumber } from '../../post-number.ts';
import { openWorkerDesk, registration } from './worker-desk.ts';

const NUMBERS = Array.from({ length: 8 }, (_, nth) => postNumber(nth));

/** The provider accepts the first so many, and knows the others already. */
const accepting = (count: number): WireAnswer => ({
  kind: 'response',
  status: 200,
  headers: [],
  body: {
    text: JSON.stringify({
      code: 0,
      data: {
        accepted: NUMBERS.slice(0, count).map((number) => ({ origin: 1, number, carrier: 3011 })),
        rejected: NUMBERS.slice(count).map((number) => ({
          number,
          error: { code: -18019901, message: 'The tracking number has been registered.' },
        })),
      },
    }),
  },
  cut: false,
});

test.each([
  [8, '17TRACK charged 8 units. How many are left is not known yet.'],
  [
    7,
    `17TRACK accepted 7 and refused 1: 7 charged. How many are left is not known yet. Refused, not charged: ${NUMBERS[7]}.`,
  ],
  [
    2,
    `17TRACK accepted 2 and refused 6: 2 charged. How many are left is not known yet. Refused, not charged: ${NUMBERS.slice(2, 5).join(', ')} and 3 more.`,
  ],
  [
    0,
    `17TRACK charged nothing. How many are left is not known yet. Refused, not charged: ${NUMBERS.slice(0, 3).join(', ')} and 5 more.`,
  ],
])('says how many of a batch were accepted (%i), and which were refused', async (count, say) => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await desk.ask(page, 'one', registration(...NUMBERS));
  await desk.decide('allow');
  await desk.answer(page, 'one', accepting(count));
  expect(await desk.state()).toMatchObject({
    kind: 'done',
    say,
    account: 'No account',
    site: 'shop.example',
    title: 'Import orders',
  });
});
