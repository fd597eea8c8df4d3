import { describe, expect, it } from 'vitest';
import { codeOf, container, openDock, silent } from './dock.ts';

describe('the pull call', () => {
  it('answers with the shipment, its number as entered', () => {
    expect(openDock().pull(container.toLowerCase())).toMatchObject({
      status: 200,
      body: {
        metadata: { shipmentNumber: container.toLowerCase(), shipmentType: 'CT', shippingStatus: 'IN_TRANSIT' },
        containers: [{ number: container }],
      },
    });
  });

  it.each([
    ['', '', 'Param: shipmentNumber cannot be null or empty'],
    ['12', '', 'WRONG_NUMBER'],
    [container, '&route=maybe', 'Cannot convert value: maybe to Boolean'],
    [container, '&shipmentType=XX', 'WRONG_TYPE'],
    [container, '&sealine=msc', 'WRONG_SEALINE'],
    [container, '&sealine=ABCD', 'SEALINE_NOT_SUPPORTED'],
    [container, '&sealine=PRDO', 'SEALINE_UNDER_MAINTENANCE'],
    [container, '&sealine=PRFE&shipmentType=BL', 'TYPE_NOT_SUPPORTED_FOR_SEALINE'],
  ])('refuses %j with %j as %s, billing nothing', (number, query, code) => {
    const dock = openDock();
    const answer = dock.pull(number, query);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
    expect(dock.provider.trueCount('key').billings).toEqual([]);
  });

  it('answers the eleventh call in ten seconds with 429 when told to keep that limit', () => {
    const dock = openDock({}, { callsPerTenSeconds: 10 });
    const statuses = Array.from({ length: 11 }, () => dock.pull(container).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    dock.goTo('2026-11-10T12:00:10Z');
    expect(dock.pull(container).status).toBe(200);
  });
});

describe('who may call', () => {
  it('answers an unknown key with 401 and a product outside the plan with 403, billing nothing', () => {
    const dock = openDock(
      {},
      { acceptsKey: (key) => key === 'key', isEntitled: (_, product) => product === 'webhook' },
    );
    expect(dock.pull(container, '', 'other').status).toBe(401);
    expect(dock.pull(container).status).toBe(403);
    expect(dock.provider.trueCount('key').billings).toEqual([]);
  });

  it('refuses a missing key, and the paid add-on, by default', () => {
    const dock = openDock();
    expect(dock.pull(container, '', '').status).toBe(401);
    expect(dock.call('POST', '/safecube/api/v1/shipments', []).status).toBe(403);
  });

  it('knows no other path', () => {
    const dock = openDock();
    expect(dock.call('GET', '/container-tracking/api/v1/status/container').status).toBe(404);
    expect(dock.call('POST', '/container-tracking/api/v2/shipment').status).toBe(404);
    expect(dock.call('GET', '/webhook/api/v1/endpoint/ep_none/stats').status).toBe(404);
  });
});

describe('the lists', () => {
  it.each(['easy-shipment', 'easy_shipment', 'easy-shipment-asynchronous', 'easy_shipment_asynchronous'])(
    'adds by %s to several endpoints and shows it',
    (name) => {
      const dock = openDock();
      const body = {
        ep_one: { shipments: [{ number: container, sealine: 'MSCU' }, { sealine: 'MSCU' }, null] },
        ep_two: { shipments: [{ type: 'BL', number: 'BLXX009900' }] },
      };
      expect(dock.call('POST', `/webhook/api/v1/${name}`, body).status).toBe(name.includes('async') ? 202 : 200);
      expect(dock.call('GET', '/webhook/api/v1/easy_shipment').body).toEqual({
        ep_one: { shipments: [{ number: container, sealine: 'MSCU' }] },
        ep_two: { shipments: [{ number: 'BLXX009900', type: 'BL' }] },
      });
    },
  );

  it('answers an asynchronous add without a body', () => {
    expect(openDock().addLater(container)).toEqual({ status: 202, body: null });
  });

  it('lists a wrong number all the same, and removes it', () => {
    const dock = openDock();
    dock.add('12');
    expect(dock.provider.listed('key')).toEqual(['12']);
    dock.remove('12');
    expect(dock.provider.listed('key')).toEqual([]);
  });

  it.each<[string, unknown, number]>([
    ['an unknown endpoint', { ep_one: { shipments: [{ number: container }] }, ep_none: { shipments: [] } }, 404],
    ['no map', [container], 400],
    ['no shipments', { ep_one: {} }, 400],
  ])('refuses %s as a whole', (_, body, status) => {
    const dock = openDock();
    expect(dock.call('POST', '/webhook/api/v1/easy-shipment', body).status).toBe(status);
    expect(dock.provider.listed('key')).toEqual([]);
  });
});

describe('the usage reads', () => {
  it('lists a number under every road that reached it, though it is billed once', () => {
    const dock = openDock({ MAEU2011212: silent });
    dock.pull(container);
    dock.add(container, 'MAEU2011059', 'MAEU2011212');
    const month = (list: readonly string[]) => ({
      periodicUsages: { '2026-11': { consumedShipment: list.length, consumedShipmentList: list } },
    });
    for (const product of ['container-tracking/api/v2', 'webhook/api/v1']) {
      expect(dock.call('GET', `/${product}/shipment-usage`).body).toEqual({
        apis: {
          'container-tracking': month([container]),
          webhook: month(['MAEU2011059', container]),
          application: month([]),
        },
      });
    }
    expect(dock.billed('2026-11')).toHaveLength(2);
  });

  it.each([
    ['2026-09-15T00:00:00Z', '2026-11-01T00:00:00Z', ['2026-09', '2026-10']],
    ['2026-10-31', '2026-11-02', ['2026-10', '2026-11']],
    ['2026-11-05', '2027-03-01', ['2026-11']],
    ['2026-10-10', '2026-10-11', ['2026-10']],
  ])('widens %s to %s to whole months, none of them to come', (start, end, months) => {
    const body = JSON.stringify(
      openDock().call('GET', `/webhook/api/v1/shipment-usage?startTime=${start}&endTime=${end}&periodicity=DAILY`).body,
    );
    expect([...new Set(body.match(/\d{4}-\d{2}/g))]).toEqual(months);
  });

  it('refuses a time that is none', () => {
    expect(openDock().call('GET', '/container-tracking/api/v2/usages?startTime=soon').status).toBe(400);
  });

  it('counts calls, not shipments, in usages', () => {
    const dock = openDock({ MAEU2011212: { kind: 'not-contacted', errorCode: 500, code: 'UNEXPECTED_ERROR' } });
    for (const number of [container, container, '12', 'MAEU2011212']) dock.pull(number);
    expect(dock.call('GET', '/container-tracking/api/v2/usages').body).toMatchObject({
      allCalls: 4,
      successCalls: 2,
      clientErrorCalls: 1,
      serverErrorCalls: 1,
      periodicUsages: { '2026-11': { allCalls: 4 } },
    });
  });
});

describe('catalogue and webhook administration', () => {
  it('bills nothing', () => {
    const dock = openDock();
    const statuses = [
      dock.call('GET', '/container-tracking/api/v2/sealines').status,
      dock.call('POST', '/webhook/api/v1/application', { name: 'shop' }).status,
      dock.call('POST', '/webhook/api/v1/application', {}).status,
      dock.call('POST', '/webhook/api/v1/endpoint', { url: 'https://shop.example/hook' }).status,
      dock.call('GET', '/webhook/api/v1/endpoint/ep_practice2/stats?since=2026-11-01').status,
      dock.call('POST', '/webhook/api/v1/endpoint/ep_practice2/replay-missing', {}).status,
      dock.call('POST', '/webhook/api/v1/endpoint', {}).status,
    ];
    expect(statuses).toEqual([200, 201, 400, 201, 200, 204, 400]);
    expect(dock.call('GET', '/webhook/api/v1/endpoint').body).toMatchObject({
      data: [{ id: 'ep_one' }, { id: 'ep_two' }, { id: 'ep_practice2', url: 'https://shop.example/hook' }],
    });
    expect(dock.provider.trueCount('key').billings).toEqual([]);
  });
});
