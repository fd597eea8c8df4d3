import { describe, expect, test } from 'vitest';
import { checkNumbers, type NumberList } from '../../../extension/background/checking/check-numbers.ts';
import type { Locale } from '../../../shared/words/views.ts';
import { remove, tellDelivered } from '../../gate/arrived.ts';
import { ALLOW, acceptedAll, type GateDesk, openGateDesk } from '../../gate/gate-desk.ts';

const openCheck = (locale: Locale = 'en') => {
  const desk = openGateDesk();
  const checkList = (list: NumberList, provider = '17track', account: string | null = null) =>
    checkNumbers({ gate: desk.gate, locale, zone: 'UTC' }, { provider, account, list, column: null });
  const check = (text: string, provider?: string, account?: string | null) =>
    checkList({ kind: 'text', text }, provider, account);
  return { ...desk, check, checkList };
};

/** Registers a number on an account of this id. */
const use = async ({ gate, registering }: GateDesk, account: string, number: string): Promise<void> => {
  await gate.open({ ...registering(account, number), account }, ALLOW, () => false);
  await gate.settle(account, acceptedAll(number));
};

describe('a check', () => {
  test('says what a list would cost and why, and of an assumed allowance that it is not known what is left', async () => {
    const { check } = openCheck();
    expect(await check('RR100000017CN\nRR100000025CN, 3011')).toMatchObject({
      kind: 'answer',
      units: '2 units',
      say: '. How many are left is not known yet. 2 new numbers.',
      view: { bar: { left: null } },
    });
  });

  test('records nothing', async () => {
    const { check, postings } = openCheck();
    await check('RR100000017CN');
    expect(postings).toEqual([]);
  });

  test('knows what is registered, and what stands twice', async () => {
    const { check, gate, registering } = openCheck();
    await gate.open(registering('call', 'RR100000017CN'), ALLOW, () => false);
    await gate.settle('call', acceptedAll('RR100000017CN'));
    expect(await check('RR100000017CN, 3011\nRR100000025CN, 3011\nrr100000025cn, 3011')).toMatchObject({
      units: '1 unit',
    });
  });

  test('says before anything else what the provider said has arrived, in the reader’s language', async () => {
    const numbers = ['RR100000017CN', 'RR100000025CN'];
    const firstIn = async (locale: Locale): Promise<string | null> => {
      const { check, gate, registering } = openCheck(locale);
      await gate.open(registering('call', ...numbers), ALLOW, () => false);
      await gate.settle('call', acceptedAll(...numbers));
      await tellDelivered(gate, ...numbers);
      await remove(gate, ...numbers);
      const answer = await check('RR100000348CN, 3011\nRR100000017CN, 3011\nRR100000025CN, 3011');
      return answer.kind === 'answer' ? answer.first : null;
    };
    expect(await firstIn('en')).toMatch(/^2 delivered already\. RR100000348CN: .* 2 will be charged again\.$/);
    expect(await Promise.all((['zh', 'de', 'fr', 'es', 'ja'] as const).map(firstIn))).toEqual([
      expect.stringMatching(/^2 个已签收。/),
      expect.stringMatching(/^2 schon zugestellt\. /),
      expect.stringMatching(/^2 déjà livrés\. /),
      expect.stringMatching(/^2 ya entregados\. /),
      expect.stringMatching(/^配達済みの番号2件。/),
    ]);
  });

  test('takes a list longer than the provider takes at once', async () => {
    const { check } = openCheck();
    const text = Array.from({ length: 90 }, (_, at) => `YT10000000000000${String(at).padStart(2, '0')}, 3011`).join(
      '\n',
    );
    expect(await check(text)).toMatchObject({
      units: '90 units',
      say: '. How many are left is not known yet. 90 new numbers.',
    });
  });

  test('gives a range where nobody can know', async () => {
    const { check } = openCheck();
    expect(await check('MSCU6639870', 'safecube')).toMatchObject({ units: '0–1 shipment' });
    expect(await check('RR100000017CN, 3011, de')).toMatchObject({ units: '1–2 units' });
  });

  test('says which lines it could not read, and checks the others', async () => {
    const { check } = openCheck();
    const answer = await check('RR100000017CN\n"RR100000025CN\nRR100000034CN');
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
    expect(await openCheck('zh').check('RR100000017CN')).toMatchObject({
      units: '1 个单位',
      say: expect.stringMatching(/^。剩余额度尚不清楚。.*。$/),
    });
  });

  test('takes the rows of a sheet', async () => {
    const { checkList } = openCheck();
    const rows = [
      { line: 1, cells: ['number', 'carrier'], unclosed: false },
      { line: 2, cells: ['RR100000017CN', '3011'], unclosed: false },
    ];
    expect(await checkList({ kind: 'rows', rows })).toMatchObject({ kind: 'answer', units: '1 unit' });
  });
});

describe('the account that a list is counted on', () => {
  test('is the only one there is, and named', async () => {
    const desk = openCheck();
    await use(desk, 'a1b2c3', 'RR100000017CN');
    expect(await desk.check('RR100000017CN, 3011')).toMatchObject({
      kind: 'answer',
      units: 'Free',
      counted: 'Counted on 17TRACK, Account a1b2.',
      accounts: [],
    });
  });

  test('is not named before one was seen', async () => {
    expect(await openCheck().check('RR100000017CN')).toMatchObject({ kind: 'answer', counted: null, accounts: [] });
  });

  test('is asked for where there are several, and then counted on', async () => {
    const desk = openCheck();
    await use(desk, 'a1b2c3', 'RR100000017CN');
    await use(desk, 'd4e5f6', 'RR100000025CN');
    const asked = await desk.check('RR100000017CN, 3011');
    expect(asked).toMatchObject({
      kind: 'choose-account',
      say: 'Which account are these numbers for?',
      accounts: [
        { account: 'a1b2c3', name: 'Account a1b2', say: '1 counted here in November', isCounted: false },
        { account: 'd4e5f6', name: 'Account d4e5', say: '1 counted here in November', isCounted: false },
      ],
    });
    expect(await desk.check('RR100000017CN, 3011', '17track', 'a1b2c3')).toMatchObject({ units: 'Free' });
    expect(await desk.check('RR100000017CN, 3011', '17track', 'd4e5f6')).toMatchObject({
      units: '1 unit',
      counted: 'Counted on 17TRACK, Account d4e5.',
      accounts: [{ isCounted: false }, { isCounted: true }],
    });
  });

  test('is asked for again where the chosen one is not there any more', async () => {
    const desk = openCheck();
    await use(desk, 'a1b2c3', 'RR100000017CN');
    await use(desk, 'd4e5f6', 'RR100000025CN');
    expect(await desk.check('RR100000017CN', '17track', 'gone')).toMatchObject({ kind: 'choose-account' });
  });

  test('is the practice account, or none, only where there is no other', async () => {
    const desk = openCheck();
    await use(desk, 'practice', 'RR100000017CN');
    expect(await desk.check('RR100000017CN, 3011')).toMatchObject({ counted: 'Counted on 17TRACK, Practice.' });
    await use(desk, 'none', 'RR100000017CN');
    expect(await desk.check('RR100000017CN, 3011')).toMatchObject({ counted: 'Counted on 17TRACK, No account.' });
    await use(desk, 'a1b2c3', 'RR100000025CN');
    expect(await desk.check('RR100000017CN, 3011')).toMatchObject({ counted: 'Counted on 17TRACK, Account a1b2.' });
  });
});

describe('what is said before anything else', () => {
  test('is what looks mistyped, and how', async () => {
    const { check } = openCheck();
    expect(await check('RR100000348CN')).toMatchObject({
      first: 'RR100000348CN: The check digit does not fit: 3 belongs where 8 stands.',
      units: '1 unit',
    });
    expect(await check('RR100000348CN\n1Z999AA1012345678\nRR100000017CN')).toMatchObject({
      first: '2 look mistyped.',
      say: expect.stringContaining('1 new number.'),
    });
    expect(await openCheck('zh').check('RR100000348CN')).toMatchObject({
      first: 'RR100000348CN：校验位不符：8 处应为 3。',
    });
  });

  test('is nothing where nothing has to be known', async () => {
    expect(await openCheck().check('RR100000017CN')).toMatchObject({ first: null });
  });
});
