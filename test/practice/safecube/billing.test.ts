import { describe, expect, it } from 'vitest';
import type { LineAnswer } from '../../../proxy/practice/safecube/line-answer.ts';
import { container, openDock, silent } from './dock.ts';

const bill = 'MEDU4512345';
const containers = ['MEDU7001017', 'MEDU7001233', 'MEDU7001450', 'MEDU7001660', 'MEDU7001892'];

describe('a single shipment', () => {
  it('bills a number once a month, whatever the road', () => {
    const dock = openDock();
    dock.pull(container);
    dock.pull(container);
    dock.add(container);
    dock.provider.addInApplication('key', container);
    expect(dock.billed('2026-11')).toEqual([container]);
    expect(dock.provider.trueCount('key').billings).toMatchObject([{ number: container, road: 'container-tracking' }]);
  });

  it('bills a number once, whatever its type and line', () => {
    const dock = openDock();
    for (const query of ['&shipmentType=CT', '&shipmentType=BL', '&sealine=MSCU', '&sealine=MAEU']) {
      expect(dock.pull(container, query).status).toBe(200);
    }
    expect(dock.billed('2026-11')).toEqual([container]);
  });

  it('takes a number in lower case and with blanks around for the same', () => {
    const dock = openDock();
    dock.pull(container.toLowerCase());
    dock.pull(` ${container} `);
    expect(dock.billed('2026-11')).toEqual([container]);
  });

  it('bills it again in the next calendar month, which begins in UTC', () => {
    const dock = openDock();
    dock.goTo('2026-11-30T23:59:59.999Z');
    dock.pull(container);
    dock.goTo('2026-12-01T00:00:00Z');
    dock.pull(container);
    expect([dock.billed('2026-11'), dock.billed('2026-12')]).toEqual([[container], [container]]);
  });

  it('bills two customers each for their own', () => {
    const dock = openDock();
    dock.pull(container, '', 'one');
    dock.pull(container, '', 'two');
    expect([dock.billed('2026-11', 'one'), dock.billed('2026-11', 'two')]).toEqual([[container], [container]]);
  });
});

describe('multiple shipments', () => {
  it('bills a bill of lading and its five containers as six', () => {
    const dock = openDock();
    dock.add(bill, ...containers);
    expect(dock.billed('2026-11')).toHaveLength(6);
  });

  it('bills the bill of lading alone while its containers are not tracked', () => {
    const dock = openDock();
    dock.pull(bill);
    expect(dock.billed('2026-11')).toEqual([bill]);
  });
});

describe('lines that were not reached', () => {
  it.each([400, 404, 500, 504])('bills nothing after %i', (errorCode) => {
    const dock = openDock({ [container]: { kind: 'not-contacted', errorCode, code: 'SEALINE_NO_RESPONSE' } });
    expect(dock.pull(container).status).toBe(errorCode);
    expect(dock.billed('2026-11')).toEqual([]);
  });

  it('bills nothing for an error that travels with status 200', () => {
    const dock = openDock({ [container]: { ...silent, sentAs: 200 } });
    expect(dock.pull(container)).toMatchObject({ status: 200, body: { errorCode: 400 } });
    expect(dock.billed('2026-11')).toEqual([]);
  });

  it('bills nothing for a number left on a list whose line never answers', () => {
    const dock = openDock({ [container]: silent });
    dock.add(container);
    dock.goTo('2027-03-01T00:00:00Z');
    expect(dock.provider.trueCount('key').billings).toEqual([]);
    expect(dock.provider.listed('key')).toEqual([container]);
  });

  it('keeps a number billed that was reached once, whatever fails later', () => {
    let answer: LineAnswer = { kind: 'no-data', code: 'NO_EVENTS' };
    const dock = openDock({}, { askLine: () => answer });
    dock.pull(container);
    answer = silent;
    dock.pull(container);
    expect(dock.billed('2026-11')).toEqual([container]);
  });
});

describe('lines that answer without data', () => {
  it.each(['SEALINE_HASNT_PROVIDE_INFO', 'SEALINE_CANCELED_SHIPMENT', 'NO_CONTAINERS', 'NO_EVENTS'] as const)(
    'bills %s',
    (code) => {
      const dock = openDock({ [container]: { kind: 'no-data', code } });
      expect(dock.pull(container)).toMatchObject({ status: 200, body: { message: code } });
      expect(dock.billed('2026-11')).toEqual([container]);
    },
  );
});

describe('lists', () => {
  it('goes on billing a listed number each month until it is removed', () => {
    const dock = openDock();
    dock.add(container);
    dock.goTo('2027-01-15T00:00:00Z');
    dock.remove(container);
    dock.goTo('2027-03-01T00:00:00Z');
    expect(Object.keys(dock.provider.trueCount('key').months)).toEqual(['2026-11', '2026-12', '2027-01']);
  });

  it('bills a number that leaves the list at the first instant of a month for that month, too', () => {
    const dock = openDock();
    dock.add(container);
    dock.goTo('2026-12-01T00:00:00Z');
    dock.remove(container);
    expect(dock.billed('2026-12')).toEqual([container]);
  });

  it('bills nothing more for a number that leaves in the last instant of a month', () => {
    const dock = openDock();
    dock.add(container);
    dock.goTo('2026-11-30T23:59:59.999Z');
    dock.remove(container);
    dock.goTo('2026-12-20T00:00:00Z');
    expect(dock.billed('2026-12')).toEqual([]);
  });

  it('does not undo the running month when a number is removed, nor bill it again when it comes back', () => {
    const dock = openDock();
    dock.add(container);
    dock.remove(container);
    dock.goTo('2026-11-20T00:00:00Z');
    dock.add(container);
    expect(dock.provider.trueCount('key').billings).toHaveLength(1);
  });

  it('bills nothing for a number removed before its line was asked', () => {
    const dock = openDock();
    dock.addLater(container);
    dock.goTo('2026-11-10T12:04:59Z');
    dock.remove(container);
    dock.goTo('2026-11-20T00:00:00Z');
    expect(dock.billed('2026-11')).toEqual([]);
  });

  it('bills a number added asynchronously once its line was asked', () => {
    const dock = openDock();
    dock.addLater(container);
    expect(dock.billed('2026-11')).toEqual([]);
    dock.goTo('2026-11-10T12:05:00Z');
    expect(dock.billed('2026-11')).toEqual([container]);
  });

  it('asks again every twelve hours until the line answers', () => {
    const answersFrom = Date.parse('2026-11-11T23:00:00Z');
    const dock = openDock(
      {},
      { askLine: (_, at) => (at < answersFrom ? silent : { kind: 'no-data', code: 'NO_EVENTS' }) },
    );
    dock.add(container);
    dock.goTo('2026-11-11T23:59:59Z');
    expect(dock.billed('2026-11')).toEqual([]);
    dock.goTo('2026-11-12T00:00:00Z');
    expect(dock.provider.trueCount('key').billings).toMatchObject([{ at: Date.parse('2026-11-12T00:00:00Z') }]);
  });

  it('asks in the first instant of a month, between its twelve hours', () => {
    const turn = Date.parse('2026-12-01T00:00:00Z');
    const dock = openDock({}, { askLine: (_, at) => (at < turn ? silent : { kind: 'no-data', code: 'NO_EVENTS' }) });
    dock.goTo('2026-11-10T17:30:00Z');
    dock.add(container);
    dock.goTo('2026-12-01T00:10:00Z');
    dock.remove(container);
    expect(dock.provider.trueCount('key').billings).toMatchObject([{ at: turn, month: '2026-12' }]);
  });

  it('keeps a number until it is off every list', () => {
    const dock = openDock();
    dock.call('POST', '/webhook/api/v1/easy-shipment', { ep_two: { shipments: [{ number: container }] } });
    dock.add(container);
    dock.provider.addInApplication('key', container);
    dock.remove(container);
    dock.goTo('2026-12-02T00:00:00Z');
    expect(dock.billed('2026-12')).toEqual([container]);
    dock.call('DELETE', '/webhook/api/v1/easy-shipment', { ep_two: { shipments: [{ number: container }] } });
    dock.goTo('2027-01-02T00:00:00Z');
    expect(dock.billed('2027-01')).toEqual([container]);
    dock.provider.removeInApplication('key', container);
    dock.goTo('2027-02-02T00:00:00Z');
    expect(dock.billed('2027-02')).toEqual([]);
  });

  it('polls ahead of the clock when told to', () => {
    const dock = openDock();
    dock.add(container);
    dock.provider.advance(Date.parse('2026-12-01T00:00:00Z'));
    expect(dock.billed('2026-12')).toEqual([container]);
  });
});

describe('removal by the provider', () => {
  const deliveredAt = Date.parse('2026-11-15T00:00:00Z');
  const delivered = (pod: 'known' | 'missing'): LineAnswer => ({
    kind: 'data',
    shipment: { type: 'CT', sealine: 'MSCU', status: 'DELIVERED', containers: [container], deliveredAt, pod },
  });

  it('ends seven days after delivery when it is on', () => {
    const dock = openDock({ [container]: delivered('known') }, { autoRemoval: 'on' });
    dock.add(container);
    dock.goTo('2026-11-21T23:00:00Z');
    expect(dock.provider.listed('key')).toEqual([container]);
    dock.goTo('2026-12-02T00:00:00Z');
    expect([dock.provider.listed('key'), dock.billed('2026-12')]).toEqual([[], []]);
  });

  it('never comes for a shipment without a port of discharge, nor when it is off', () => {
    const without = openDock({ [container]: delivered('missing') }, { autoRemoval: 'on' });
    const off = openDock({ [container]: delivered('known') });
    for (const dock of [without, off]) {
      dock.add(container);
      dock.goTo('2026-12-02T00:00:00Z');
      expect(dock.billed('2026-12')).toEqual([container]);
    }
  });
});
