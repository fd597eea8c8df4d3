import { expect, test } from 'vitest';
import { readTable } from '../../shared/lists/read-table.ts';
import { type Placed, splitTable } from '../../shared/lists/split-table.ts';

const placed = (line: number, number: string | null, goes: Placed['goes'], why: string = goes): Placed => ({
  line,
  number,
  goes,
  why,
});

const whyHead = 'Why';

test('keeps columns, order and what stands above the list, and says why in one column more', () => {
  const rows = readTable('Orders of November\norder,number,shop\n1,RR1000001CN,a\n2,RR1000002CN,b\n3,RR1000003CN,c');
  const all = [placed(3, 'RR1000001CN', 'send'), placed(4, 'RR1000002CN', 'drop'), placed(5, 'RR1000003CN', 'send')];
  expect(splitTable(rows, { placed: all, columns: [2], leftOut: new Set(), whyHead })).toEqual({
    send: [
      ['Orders of November', '', '', ''],
      ['order', 'number', 'shop', 'Why'],
      ['1', 'RR1000001CN', 'a', 'send'],
      ['3', 'RR1000003CN', 'c', 'send'],
    ],
    drop: [
      ['Orders of November', '', '', ''],
      ['order', 'number', 'shop', 'Why'],
      ['2', 'RR1000002CN', 'b', 'drop'],
    ],
  });
});

test('puts a row with numbers of both kinds into both, in each with its own numbers', () => {
  const rows = readTable('bill,container\nMEDU1234567,MSCU6639870\nMEDU1234567,MSCU6639871');
  const all = [
    placed(2, 'MEDU1234567', 'drop', 'twice'),
    placed(2, 'MSCU6639870', 'send', 'new'),
    placed(3, 'MSCU6639871', 'send', 'new'),
  ];
  expect(splitTable(rows, { placed: all, columns: [1, 2], leftOut: new Set(), whyHead })).toEqual({
    send: [
      ['bill', 'container', 'Why'],
      ['', 'MSCU6639870', 'new'],
      ['MEDU1234567', 'MSCU6639871', 'new'],
    ],
    drop: [
      ['bill', 'container', 'Why'],
      ['MEDU1234567', '', 'twice'],
    ],
  });
});

test('names each number where several of a row go the same way', () => {
  const rows = readTable('order,number\n1,"RR1000001CN; RR1000002CN"');
  const all = [placed(2, 'RR1000001CN', 'send', 'new'), placed(2, 'RR1000002CN', 'send', 'maybe')];
  expect(splitTable(rows, { placed: all, columns: [2], leftOut: new Set(), whyHead }).send[1]).toEqual([
    '1',
    'RR1000001CN; RR1000002CN',
    'RR1000001CN: new; RR1000002CN: maybe',
  ]);
});

test('leaves totals out, and takes rows without a number along with the row before them', () => {
  const rows = readTable('number,note\nRR1000001CN,a\n,more about it\nRR1000002CN,b\nTotal,2');
  const all = [placed(2, 'RR1000001CN', 'drop'), placed(4, 'RR1000002CN', 'send')];
  const { send, drop } = splitTable(rows, { placed: all, columns: [1], leftOut: new Set([5]), whyHead });
  expect(drop.map(([first]) => first)).toEqual(['number', 'RR1000001CN', '']);
  expect(send.map(([first]) => first)).toEqual(['number', 'RR1000002CN']);
});

test('cuts a plain list, which has no head', () => {
  const rows = readTable('RR1000001CN\nRR1000002CN');
  const all = [placed(1, 'RR1000001CN', 'drop'), placed(2, 'RR1000002CN', 'send')];
  expect(splitTable(rows, { placed: all, columns: [], leftOut: new Set(), whyHead })).toEqual({
    send: [['RR1000002CN', 'send']],
    drop: [['RR1000001CN', 'drop']],
  });
});
