import { describe, expect, test } from 'vitest';
import { checkList } from '../../../extension/background/checking/check-list.ts';
import type { ListChecked } from '../../../extension/check-messages.ts';
import { remove, tellDelivered } from '../../gate/arrived.ts';
import { ALLOW, acceptedAll, openGateDesk } from '../../gate/gate-desk.ts';

const ORDERS = [
  'order,tracking number,carrier',
  '1,RR100000017CN,China Post',
  '2,RR100000025CN,China Post',
  '3,rr100000017cn,China Post',
  '4,RR100000034CN,China Post',
  '5,4.72E+11,China Post',
  'Total,,',
].join('\n');

/** The first and the third number are registered, and the third is deleted again. */
const openList = async () => {
  const desk = openGateDesk();
  const { gate, registering } = desk;
  const check = async (without: readonly number[] | null = null, text = ORDERS): Promise<ListChecked> => {
    const list = { kind: 'text', text } as const;
    const input = { provider: '17track', account: null, list, column: null, without };
    const answer = await checkList({ gate, locale: 'en', zone: 'UTC' }, input);
    if (answer.kind !== 'answer') throw new Error(answer.say);
    return answer;
  };
  const register = async (number: string): Promise<void> => {
    await gate.open(registering(number, number), ALLOW, () => false);
    await gate.settle(number, acceptedAll(number));
  };
  return { ...desk, check, register };
};

describe('a list', () => {
  test('says of each number in which row it stands, whose it is, what it costs and why', async () => {
    const { check, register } = await openList();
    await register('RR100000025CN');
    const { lines } = await check();
    expect(lines).toEqual([
      { row: 2, number: 'RR100000017CN', carrier: 'China Post', kind: 'charge', why: 'New', units: '1' },
      expect.objectContaining({ row: 3, kind: 'free', units: 'free' }),
      {
        row: 4,
        number: 'rr100000017cn',
        carrier: 'China Post',
        kind: 'repeated',
        why: 'Twice in this list, first in row 2.',
        units: '0',
      },
      expect.objectContaining({ row: 5, kind: 'charge' }),
    ]);
  });

  test('says first what it says itself of what has arrived, and drops that where it would be charged', async () => {
    const { check, register } = await openList();
    await register('RR100000025CN');
    const { first, lines, without, read } = await check(
      null,
      [
        'tracking number,carrier,status',
        'RR100000017CN,China Post,Delivered (left at door)',
        'RR100000025CN,China Post,Delivered',
        'RR100000034CN,China Post,In transit',
        'RR100000048CN,China Post,Delivered to carrier',
      ].join('\n'),
    );
    expect(first).toBe('2 numbers are delivered already, says “status” (column C): there is nothing left to track.');
    expect(lines.map(({ kind }) => kind)).toEqual(['delivered', 'free', 'charge', 'charge']);
    expect(lines[0]?.why).toBe('Delivered already, says the list. New');
    expect(without).toEqual([0, 1]);
    expect(read).not.toContain('delivered');
  });

  test('says first what the provider said has arrived, and drops that where it would be charged again', async () => {
    const { check, register, gate } = await openList();
    await register('RR100000017CN');
    await register('RR100000025CN');
    await tellDelivered(gate, 'RR100000017CN', 'RR100000025CN');
    await remove(gate, 'RR100000017CN');
    const { first, lines, without, view } = await check();
    expect(view.groups).toContainEqual(
      expect.objectContaining({ kind: 'warning', rule: 'delivered', head: '1 delivered already', units: '' }),
    );
    expect(first).toMatch(/^RR100000017CN: Delivered already, said 17TRACK: there is nothing left to track\. /);
    expect(lines.map(({ kind }) => kind)).toEqual(['delivered', 'free', 'repeated', 'charge']);
    expect(lines[0]?.why).toMatch(/^Delivered already, said 17TRACK: there is nothing left to track\. Deleted /);
    expect(without).toEqual([0, 1, 2]);
  });

  test('drops what is registered and what stands twice, and quotes what is left for itself', async () => {
    const { check, register } = await openList();
    await register('RR100000025CN');
    const { without, kept, view } = await check();
    expect(without).toEqual([1, 2]);
    expect(kept?.bar).toMatchObject({ sure: 2 });
    expect(view.bar).toMatchObject({ sure: 2 });
  });

  test('drops what a person unticks, and prices the number that then stands alone', async () => {
    const { check } = await openList();
    const { lines, kept } = await check([0]);
    expect(lines.map(({ kind, units }) => [kind, units])).toEqual([
      ['charge', '1'],
      ['charge', '1'],
      ['charge', '1'],
      ['charge', '1'],
    ]);
    expect(kept?.bar).toMatchObject({ sure: 3 });
  });

  test('has nothing left to quote where everything is dropped', async () => {
    const { check } = await openList();
    expect((await check([0, 1, 2, 3])).kept).toBeNull();
  });

  test('hands back the rows that it could not read, and names those that hold no number', async () => {
    const { check } = await openList();
    const { unread, leftOut } = await check();
    expect(unread).toEqual([{ row: 6, text: '4.72E+11', why: expect.stringContaining('a spreadsheet rounded') }]);
    expect(leftOut).toEqual([7]);
  });

  test('records nothing', async () => {
    const { check, postings } = await openList();
    await check();
    expect(postings).toEqual([]);
  });
});
