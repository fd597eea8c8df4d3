import { describe, expect, it } from 'vitest';
import { isContainerNumber } from '../../proxy/practice/container-number.ts';
import { isObject, parseJson } from '../../proxy/practice/json-value.ts';
import { createPractice, type Practice } from '../../proxy/practice/practice.ts';
import {
  listedContainers,
  practiceBill,
  practiceShipments,
  pulledContainers,
  silentContainer,
} from '../../proxy/practice/practice-fleet.ts';
import { practiceOrderCount, practiceOrders } from '../../proxy/practice/practice-orders.ts';

const portal = 'http://127.0.0.1:8717/_tollgate/practice';

function open(time = '2026-11-24T10:00:00Z'): Practice {
  return createPractice({ now: () => Date.parse(time) });
}

async function post(practice: Practice, target: string, body: unknown, method = 'POST'): Promise<unknown> {
  const response = await practice.answerPractice(
    new Request(`${portal}/${target}`, {
      method,
      headers: { '17token': 'practice', API_KEY: 'practice' },
      body: JSON.stringify(body),
    }),
  );
  return parseJson((await response?.text()) ?? '');
}

async function rows(practice: Practice): Promise<readonly unknown[]> {
  const answer = await post(practice, '17track/track/v2.4/gettracklist', {});
  const data = isObject(answer) && isObject(answer['data']) ? answer['data']['accepted'] : [];
  return Array.isArray(data) ? data : [];
}

describe('the practice as it begins', () => {
  it.each([
    ['late in a month', '2026-11-24T10:00:00Z', '2026-11', '2026-12-01T00:00:00Z'],
    ['on the sixth', '2026-11-06T00:00:00Z', '2026-11', '2026-12-01T00:00:00Z'],
    ['early in a month', '2027-01-02T03:04:05Z', '2027-01', '2027-02-01T00:00:00Z'],
    ['in the first instant of a month', '2026-12-01T00:00:00Z', '2026-12', '2027-01-01T00:00:00Z'],
    ['on the last day of February', '2028-02-29T23:59:59Z', '2028-02', '2028-03-01T00:00:00Z'],
  ])('counts 37 of 100 units and 18 shipments %s', async (_, time, month, resets) => {
    const response = await open(time).answerPractice(new Request(`${portal}/count`));
    expect(await response?.json()).toEqual({
      '17track': { used: 37, allowance: 100, left: 63, resets },
      safecube: { counted: 18, month },
    });
  });

  it('has 15 registered pairs, among them those of the picture and none of the deleted', async () => {
    const table = await rows(open());
    expect(table).toHaveLength(15);
    expect(table).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ number: 'CP100000051HK', carrier: 13011, tracking_status: 'Stopped' }),
        expect.objectContaining({ number: 'RR100000414CN', carrier: 3011, package_status: 'InTransit' }),
        expect.objectContaining({ number: 'RR100000428CN', carrier: 190008, package_status: 'AvailableForPickup' }),
        expect.objectContaining({ number: 'LX000111307DE', carrier: 7041, lang: 'en' }),
      ]),
    );
    expect(JSON.stringify(table)).not.toMatch(/RR100000312CN|RR100000326CN|LX000111222DE/);
  });

  it.each(['2026-11-24T10:00:00Z', '2026-11-06T00:00:00Z'])(
    'deleted three numbers on the 4th, seen from %s',
    (time) => {
      const deletion = open(time)
        .practiceHistory()
        .filter(({ request }) => request.target.endsWith('/deletetrack'))
        .find(({ request }) => request.body.includes('RR100000312CN'));
      expect(new Date(deletion?.at ?? 0).toISOString()).toBe('2026-11-04T09:40:00.000Z');
      expect(deletion?.request.body).toMatch(/RR100000326CN.*LX000111222DE/);
    },
  );

  it('keeps twelve numbers on the list, billed in both months', () => {
    const { safecube } = open();
    expect(safecube.listed('practice')).toEqual(listedContainers);
    const { months } = safecube.trueCount('practice');
    expect(months['2026-10']).toEqual(expect.arrayContaining([...listedContainers, practiceBill.number]));
    expect(months['2026-11']).toEqual(expect.arrayContaining([...listedContainers, ...pulledContainers]));
    expect(months['2026-11']).not.toContain(practiceBill.number);
  });

  it('names containers whose check digits are right', () => {
    const all = [...practiceBill.containers, ...listedContainers, ...pulledContainers, silentContainer];
    expect(all.filter((number) => !isContainerNumber(number))).toEqual([]);
    expect(['MSCU6639871', 'MSCU663987', 'CSQU3054383'].map(isContainerNumber)).toEqual([false, false, true]);
  });
});

describe('the past', () => {
  it.each(['2026-11-24T10:00:00Z', '2026-12-01T00:00:00Z', '2027-01-02T03:04:05Z'])(
    'lies before the beginning and in order of time at %s',
    (time) => {
      const instants = open(time)
        .practiceHistory()
        .map(({ at }) => at);
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
      expect(instants.at(-1)).toBeLessThanOrEqual(Date.parse(time));
    },
  );

  it('holds the very answers: the accepted registrations, translations and queries of this month make 37', () => {
    const practice = open();
    const answers = practice
      .practiceHistory()
      .filter(({ at }) => at >= Date.parse('2026-11-01T00:00:00Z'))
      .flatMap(({ request, response }) => {
        const body = parseJson(response.body);
        const data = isObject(body) && isObject(body['data']) ? body['data'] : {};
        const count = Array.isArray(data['accepted']) ? data['accepted'].length : 0;
        return [{ name: request.target.split('/').at(-1), count, text: request.body }];
      });
    const units = answers.reduce((sum, { name, count, text }) => {
      const translations = (text.match(/"lang":"en"/g) ?? []).length;
      if (name === 'register') return sum + count + translations;
      if (name === 'changeinfo') return sum + translations;
      return name === 'getRealTimeTrackInfo' ? sum + 10 * count : sum;
    }, 0);
    expect(units).toBe(37);
  });
});

describe('what there is to try', () => {
  it('imports 40 orders for 41 units: 32 registrations and 9 translations', async () => {
    const practice = open();
    expect(practiceOrderCount).toBe(40);
    const answer = await post(practice, '17track/track/v2.4/register', practiceOrders());
    expect(answer).toMatchObject({ data: { accepted: { length: 32 }, rejected: { length: 8 } } });
    expect(practice.count()['17track']).toMatchObject({ used: 78, left: 22 });
    const reasons = practice.seventeenTrack
      .trueCount('practice')
      .deductions.slice(-41)
      .map(({ why }) => why);
    expect(reasons.filter((why) => why === 'translation')).toHaveLength(9);
  });

  it('refuses an import done twice, for nothing', async () => {
    const practice = open();
    await post(practice, '17track/track/v2.4/register', practiceOrders());
    const again = await post(practice, '17track/track/v2.4/register', practiceOrders());
    expect(again).toMatchObject({ data: { accepted: [], rejected: { length: 40 } } });
    expect(practice.count()['17track'].used).toBe(78);
  });

  it('charges again for a number deleted and registered', async () => {
    const practice = open();
    const parcel = [{ number: 'RR100000520CN', carrier: 3011 }];
    await post(practice, '17track/track/v2.4/deletetrack', parcel);
    await post(practice, '17track/track/v2.4/register', parcel);
    expect(practice.count()['17track'].used).toBe(38);
  });

  it('restarts the stopped number for nothing', async () => {
    const practice = open();
    const parcel = [{ number: 'CP100000051HK', carrier: 13011 }];
    const answer = await post(practice, '17track/track/v2.4/retrack', parcel);
    expect(answer).toMatchObject({ data: { accepted: parcel } });
    expect(practice.count()['17track'].used).toBe(37);
  });

  it('bills a bill of lading and its five containers as six more', async () => {
    const practice = open();
    await post(practice, 'safecube/webhook/api/v1/easy-shipment', practiceShipments());
    expect(practice.count().safecube.counted).toBe(24);
  });

  it('starts the next month with what stays on the list', () => {
    let now = Date.parse('2026-11-24T10:00:00Z');
    const practice = createPractice({ now: () => now });
    now = Date.parse('2026-12-01T00:00:00Z');
    expect(practice.count()).toMatchObject({
      '17track': { used: 0, left: 100 },
      safecube: { counted: 12, month: '2026-12' },
    });
  });

  it('refuses container numbers with a wrong check digit', async () => {
    const address = `${portal}/safecube/container-tracking/api/v2/shipment?shipmentNumber=MSCU6639871`;
    const response = await open().answerPractice(new Request(address, { headers: { API_KEY: 'practice' } }));
    expect(await response?.json()).toMatchObject({ errorCode: 400, message: 'WRONG_NUMBER' });
  });
});

describe('the edges', () => {
  it('lets no other credential in', async () => {
    const practice = open();
    for (const target of ['17track/track/v2.4/getquota', 'safecube/container-tracking/api/v2/sealines']) {
      const headers = { '17token': 'mine', API_KEY: 'mine' };
      const method = target.startsWith('17track') ? 'POST' : 'GET';
      const response = await practice.answerPractice(new Request(`${portal}/${target}`, { method, headers }));
      expect(response?.status).toBe(401);
    }
  });

  it('leaves every other address to others', async () => {
    const practice = open();
    for (const address of [`${portal}/`, `${portal}/portal.js`, 'http://127.0.0.1:8717/_tollgate/health']) {
      expect(await practice.answerPractice(new Request(address))).toBeUndefined();
    }
  });
});

it('begins anew when it is reset, as another run of which the books learn the past once more', async () => {
  const practice = open();
  const pastOf = async () => {
    const told: unknown = await (await practice.answerPractice(new Request(`${portal}/history`)))?.json();
    return isObject(told) ? told : {};
  };
  const before = await pastOf();
  await post(practice, '17track/track/v2.4/register', practiceOrders());
  expect(practice.count()['17track']).toMatchObject({ used: 78 });
  const answer = await practice.answerPractice(new Request(`${portal}/reset`, { method: 'POST' }));
  expect(answer?.status).toBe(204);
  expect(practice.count()['17track']).toMatchObject({ used: 37 });
  const after = await pastOf();
  expect(after['run']).not.toBe(before['run']);
  expect(after['calls']).toEqual(before['calls']);
});
