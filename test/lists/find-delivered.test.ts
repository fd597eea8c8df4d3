import { expect, test } from 'vitest';
import { readText } from './read-cases.ts';

const deliveredIn = (text: string): unknown => {
  const read = readText(text);
  return read.kind === 'list' ? read.notes.filter(({ kind }) => kind === 'delivered') : read.kind;
};

test.each([
  ['Delivered'],
  ['DELIVERED'],
  ['="Delivered"'],
  ['Delivered - signed by neighbour'],
  ['Delivered: other'],
  ['已签收'],
  ['Zugestellt'],
  ['Livré'],
  ['Entregado'],
  ['配達完了'],
])('a cell that is %s says that its number has arrived', (cell) => {
  const column = expect.objectContaining({ letter: 'B', header: 'State' });
  expect(deliveredIn(`Tracking number\tState\nRR000000001CN\tIn transit\nRR000000002CN\t${cell}`)).toEqual([
    { kind: 'delivered', column, lines: [3] },
  ]);
});

test.each([
  ['Delivered to carrier'],
  ['Not delivered'],
  ['Undelivered'],
  ['Delivery failed'],
  ['Out for delivery'],
  ['InTransit'],
  ['待签收'],
  [''],
])('a cell that is %j does not', (cell) => {
  expect(deliveredIn(`Tracking number\tState\nRR000000001CN\t${cell}`)).toEqual([]);
});

test('a table without names is read alike', () => {
  expect(deliveredIn('RR000000001CN,Delivered\nRR000000002CN,In transit')).toEqual([
    { kind: 'delivered', column: expect.objectContaining({ letter: 'B', header: null }), lines: [1] },
  ]);
});
