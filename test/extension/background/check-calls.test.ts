import { describe, expect, test } from 'vitest';
import { checkCalls } from '../../../extension/background/checking/check-calls.ts';
import { readCheck } from '../../../extension/background/checking/read-check.ts';
import { readCheckAnswer } from '../../../extension/read-answers.ts';
import type { HttpCall } from '../../../shared/recognise/recognise.ts';
import type { Locale } from '../../../shared/words/views.ts';
import { ALLOW, acceptedAll, openGateDesk } from '../../gate/gate-desk.ts';

const calling = (path: string, body: string, headers: HttpCall['headers'] = []): HttpCall => ({
  method: 'POST',
  url: `https://api.17track.net/track/v2.4/${path}`,
  headers,
  body: { kind: 'text', text: body },
});
const registering = (...numbers: readonly string[]): HttpCall =>
  calling('register', JSON.stringify(numbers.map((number) => ({ number, carrier: 3011 }))));
const elsewhere: HttpCall = { method: 'GET', url: 'https://shop.example/', headers: [], body: { kind: 'none' } };
const tracking = (number: string): HttpCall => ({
  ...elsewhere,
  url: `https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=${number}`,
});

const openCheck = (locale: Locale = 'en') => {
  const desk = openGateDesk();
  const check = async (calls: readonly HttpCall[], untold = 0) => {
    // As it crosses between page and background.
    const sent = JSON.parse(
      JSON.stringify({ provider: '', list: { kind: 'calls', calls, untold }, account: null, column: null }),
    );
    const { list } = readCheck(sent, 'check');
    if (list.kind !== 'calls') throw new Error('calls are no list');
    const answer = await checkCalls({ gate: desk.gate, locale, zone: 'UTC' }, list);
    return readCheckAnswer(JSON.parse(JSON.stringify(answer)), 'check');
  };
  return { ...desk, check };
};

describe('a check of calls', () => {
  test('sums what they cost, a line for those that do the same on one account', async () => {
    const { check } = openCheck();
    const calls = [registering('RR100000017CN'), registering('RR100000025CN'), tracking('MSCU6639870'), elsewhere];
    expect(await check(calls)).toMatchObject({
      kind: 'calls',
      units: '2 units at 17TRACK, 0–1 shipment at Safecube',
      say: '.',
      calls: [
        { what: 'Register 2 numbers, 17TRACK, No account', units: '2 units', say: '2 new numbers.' },
        { what: 'Track MSCU6639870, Safecube, No account', units: '0–1 shipment' },
      ],
      read: '1 call goes to no provider.',
    });
  });

  test('sees a number that stands in two of them', async () => {
    const { check } = openCheck();
    expect(await check([registering('RR100000017CN'), registering('RR100000017CN')])).toMatchObject({
      units: '1 unit',
      say: '. How many are left is not known yet.',
    });
  });

  test('knows what is registered, and records nothing', async () => {
    const { check, gate, postings, registering: asking } = openCheck();
    await gate.open(asking('call', 'RR100000017CN'), ALLOW, () => false);
    await gate.settle('call', acceptedAll('RR100000017CN'));
    const before = postings.length;
    expect(await check([registering('RR100000017CN', 'RR100000025CN')])).toMatchObject({ units: '1 unit' });
    expect(postings.length).toBe(before);
  });

  test('does not put calls of two accounts together, and gives no credential back', async () => {
    const { check } = openCheck();
    const answer = await check([
      calling('register', '[{"number":"RR100000017CN"}]', [['17token', 'SECRET0123456789']]),
      calling('register', '[{"number":"RR100000017CN"}]'),
    ]);
    expect(answer).toMatchObject({
      units: '2 units',
      say: '.',
      calls: [{ what: 'Register 1 number, 17TRACK, Account acco' }, { what: 'Register 1 number, 17TRACK, No account' }],
    });
    expect(JSON.stringify(answer)).not.toContain('SECRET');
  });

  test('does not know the cost of all where it does not know that of one', async () => {
    const { check } = openCheck();
    const unreadable: HttpCall = {
      ...registering(),
      body: { kind: 'unreadable', why: 'holds {{number}}, which has no value here' },
    };
    expect(await check([registering('RR100000017CN'), unreadable, unreadable])).toMatchObject({
      units: 'At least 1 unit',
      say: ', and 2 calls of unknown cost.',
      calls: [
        { units: '1 unit' },
        {
          what: '2 calls of unknown cost, 17TRACK, No account',
          units: '?',
          say: expect.stringContaining('{{number}}'),
        },
      ],
    });
    expect(await check([unreadable])).toMatchObject({ units: '1 call of unknown cost', say: '.' });
    expect(await check([registering('RR100000017CN')], 1)).toMatchObject({
      units: 'At least 1 unit',
      say: ', and 1 call of unknown cost.',
    });
    expect(await check([tracking('MSCU6639870')], 1)).toMatchObject({
      units: '0–1 shipment',
      say: ', and 1 call of unknown cost.',
    });
  });

  test('does not guess at a registration that follows a deletion of its number', async () => {
    const { check } = openCheck();
    const calls = [registering('RR100000017CN'), calling('deletetrack', '[{"number":"RR100000017CN"}]')];
    expect(await check([...calls, registering('RR100000025CN')])).toMatchObject({ units: '2 units' });
    expect(await check([...calls, registering('RR100000017CN')])).toMatchObject({
      units: 'At least 1 unit',
      say: ', and 1 call of unknown cost.',
    });
  });

  test('refuses a call for its length alone, and not what is joined', async () => {
    const { check } = openCheck();
    const numbers = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => `RR1000000${from + at}CN`);
    expect(await check([registering(...numbers(10, 30)), registering(...numbers(40, 30))])).toMatchObject({
      units: '60 units',
    });
    expect(await check([registering(...numbers(10, 41)), registering('RR100000099CN')])).toMatchObject({
      units: '1 unit',
      calls: [{ units: 'Refused, not charged' }, { units: '1 unit' }],
    });
  });

  test('says that calls cost nothing', async () => {
    const { check } = openCheck();
    expect(await check([calling('getquota', '')])).toMatchObject({
      units: 'Free',
      say: '.',
      calls: [{ what: 'Read the account, 17TRACK, No account', units: 'free' }],
    });
  });

  test('takes the addresses of Tollgate’s own proxy, and a hidden key for none', async () => {
    const { check } = openCheck();
    const url = 'http://127.0.0.1:8717/17track/track/v2.4/register';
    expect(await check([{ ...registering('RR100000017CN'), url, headers: [['17token', '<redacted>']] }])).toMatchObject(
      {
        units: '1 unit',
        calls: [{ what: 'Register 1 number, 17TRACK, No account' }],
      },
    );
  });

  test('says what is left after all of them, or that they are more', async () => {
    const { check, gate } = openCheck();
    const quota = gate.recognise(calling('getquota', ''));
    if (quota === null) throw new Error('a quota read was not recognised');
    const from = { road: 'page', tag: null, user: null, site: null } as const;
    const body = {
      kind: 'json',
      value: { code: 0, data: { quota_total: 100, quota_used: 90, quota_remain: 10 } },
    } as const;
    await gate.learn({ id: 'read', recognised: quota, account: 'none', from }, { kind: 'response', status: 200, body });
    const query = calling('gettrackinfo', '[{"number":"RR100000017CN","carrier":3011,"cacheLevel":1}]');
    const realTime = calling('getRealTimeTrackInfo', '[{"number":"RR100000017CN","carrier":3011}]');
    expect(await check([registering('RR100000017CN'), realTime, query])).toMatchObject({
      units: '2 units',
      say: ', 8 left after.',
    });
    const many = Array.from({ length: 10 }, (_, at) => `RR10000001${at}CN`);
    expect(await check([registering(...many), realTime])).toMatchObject({
      units: '11 units',
      say: ', more than the 10 that are left.',
    });
  });

  test('shows the first twenty kinds, and counts all', async () => {
    const { check } = openCheck();
    const calls = Array.from({ length: 25 }, (_, at): HttpCall => {
      const body = { kind: 'unreadable', why: `is kept in the file ${at}` } as const;
      return { ...registering(), body };
    });
    const answer = await check(calls);
    expect(answer).toMatchObject({ units: '25 calls of unknown cost', read: '5 more are counted, not shown.' });
    expect(answer.kind === 'calls' && answer.calls.length).toBe(20);
  });

  test('says so when none of them goes to a provider', async () => {
    expect(await openCheck().check([elsewhere, elsewhere])).toEqual({
      kind: 'trouble',
      say: 'None of these 2 calls goes to a provider that Tollgate knows.',
    });
    expect(await openCheck('zh').check([])).toEqual({ kind: 'trouble', say: '其中没有请求。' });
  });

  test('speaks Chinese', async () => {
    expect(await openCheck('zh').check([registering('RR100000017CN'), elsewhere], 1)).toMatchObject({
      units: '至少 1 个单位',
      say: '，另有 1 个费用未知的请求。',
      calls: [{ what: '注册 1 个单号，17TRACK，无账户', units: '1 个单位', say: '1 个新单号。' }],
      read: '1 个请求不发往任何服务商。',
    });
  });
});
