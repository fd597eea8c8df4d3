import { describe, expect, test } from 'vitest';
import { checkNumbers, type NumberList } from '../../../extension/background/check-numbers.ts';
import type { Locale } from '../../../shared/words/views.ts';
import { ALLOW, acceptedAll, openGateDesk } from '../../gate/gate-desk.ts';

const openCheck = (locale: Locale = 'en') => {
  const desk = openGateDesk();
  const checkList = (list: NumberList, provider = '17track', column: string | null = null) =>
    checkNumbers({ gate: desk.gate, locale, accountAt: () => 'none' }, { provider, list, column });
  const check = (text: string, provider?: string) => checkList({ kind: 'text', text }, provider);
  return { ...desk, check, checkList };
};

describe('a check', () => {
  test('says what a list would cost and why, and of an assumed allowance that it is not known what is left', async () => {
    const { check } = openCheck();
    expect(await check('RR100000001CN\nRR100000002CN, 3011')).toMatchObject({
      kind: 'answer',
      units: '2 units',
      say: '. How many are left is not known yet. 2 new numbers.',
      view: { bar: { left: null } },
    });
  });

  test('records nothing', async () => {
    const { check, postings } = openCheck();
    await check('RR100000001CN');
    expect(postings).toEqual([]);
  });

  test('knows what is registered, and what stands twice', async () => {
    const { check, gate, registering } = openCheck();
    await gate.open(registering('call', 'RR100000001CN'), ALLOW, () => false);
    await gate.settle('call', acceptedAll('RR100000001CN'));
    expect(await check('RR100000001CN, 3011\nRR100000002CN, 3011\nrr100000002cn, 3011')).toMatchObject({
      units: '1 unit',
    });
  });

  test('takes a list longer than the provider takes at once', async () => {
    const { check } = openCheck();
    const text = Array.from({ length: 90 }, (_, at) => `RR1000000${String(at).padStart(2, '0')}CN, 3011`).join('\n');
    expect(await check(text)).toMatchObject({
      units: '90 units',
      say: '. How many are left is not known yet. 90 new numbers.',
    });
  });

  test('gives a range where nobody can know', async () => {
    const { check } = openCheck();
    expect(await check('MSCU6639870', 'safecube')).toMatchObject({ units: '0–1 shipment' });
    expect(await check('RR100000001CN, 3011, de')).toMatchObject({ units: '1–2 units' });
  });

  test('says which lines it could not read, and checks the others', async () => {
    const { check } = openCheck();
    const answer = await check('RR100000001CN\n"RR100000002CN\nRR100000003CN');
    expect(answer).toMatchObject({
      kind: 'answer',
      units: '2 units',
      say: expect.stringContaining('1 line could not be read: line 2:'),
    });
  });

  test('says so when there is nothing to check', async () => {
    expect(await openCheck().check(' \n\n')).toEqual({ kind: 'trouble', say: 'There is no number in this text.' });
    expect(await openCheck('zh').check('')).toEqual({ kind: 'trouble', say: '此文本中没有单号。' });
  });

  test('speaks Chinese', async () => {
    expect(await openCheck('zh').check('RR100000001CN')).toMatchObject({
      units: '1 个单位',
      say: expect.stringMatching(/^。剩余额度尚不清楚。.*。$/),
    });
  });

  test('takes the rows of a sheet', async () => {
    const { checkList } = openCheck();
    const rows = [
      { line: 1, cells: ['number', 'carrier'], unclosed: false },
      { line: 2, cells: ['RR100000001CN', '3011'], unclosed: false },
    ];
    expect(await checkList({ kind: 'rows', rows })).toMatchObject({ kind: 'answer', units: '1 unit' });
  });
});
