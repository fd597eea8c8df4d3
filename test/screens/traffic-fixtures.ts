import type { TrafficNews } from '../../extension/traffic-messages.ts';
import type { TrafficLine } from '../../shared/traffic/line.ts';
import type { Answers } from './fake-background.ts';
import { guardStates } from './guard-fixtures.ts';
import { unheldCalls } from './popup-fixtures.ts';

/** Noon of today, so that all of it is today's whenever the test runs. */
const NOW = new Date().setHours(12, 0, 0, 0);
const MINUTE = 60_000;

const line = (id: string, minutesAgo: number, more: Partial<TrafficLine>): TrafficLine => ({
  id,
  at: NOW - minutesAgo * MINUTE,
  site: 'shop.example',
  title: 'Import orders',
  by: 'fetch',
  method: 'POST',
  host: 'api.17track.net',
  path: '/track/v2.4/register',
  operation: '',
  provider: '17track',
  action: 'register',
  carried: 24,
  numbers: ['RR473812068CN', 'RR473812139CN'],
  happened: 'held',
  ended: 'sent',
  decided: 'person',
  reason: 'allowed',
  units: { kind: 'counted', charged: 23, expected: 0 },
  ...more,
});

const numbers = Array.from({ length: 12 }, (_, at) => `RR4738120${10 + at}CN`);

export const trafficLines: readonly TrafficLine[] = [
  line('a', 0, {}),
  line('b', 1, {
    site: 'erp.example',
    title: 'Delivery desk',
    path: '/track/v2.4/bulkadd',
    action: 'unknown',
    carried: 12,
    numbers,
    happened: 'unknown',
    ended: 'stopped',
    reason: 'blocked',
    units: { kind: 'none' },
  }),
  line('c', 2, {
    by: 'worker',
    carried: 3,
    happened: 'blocked',
    ended: 'stopped',
    decided: 'rule',
    reason: 'wall',
    units: { kind: 'none' },
  }),
  line('d', 2, {
    path: '/track/v2.4/gettrackinfo',
    action: 'read',
    carried: 40,
    happened: 'passed',
    decided: 'rule',
    reason: '',
    units: { kind: 'free' },
  }),
  line('e', 3, {
    path: '/track/v2.4/getquota',
    action: 'read',
    carried: 0,
    numbers: [],
    happened: 'passed',
    decided: 'rule',
    reason: '',
    units: { kind: 'free' },
  }),
  line('f', 6, {
    site: 'app.safecube.ai',
    by: 'xhr',
    host: 'api.sinay.ai',
    path: '/webhook/api/v1/easy-shipment-asynchronous',
    provider: 'safecube',
    action: 'add',
    carried: 6,
    units: { kind: 'counted', charged: 0, expected: 6 },
  }),
  line('g', 6, {
    site: 'app.safecube.ai',
    method: 'GET',
    host: 'app.safecube.ai',
    path: '/ct-search/suggest',
    provider: 'safecube',
    action: '',
    carried: 0,
    numbers: [],
    happened: 'unknown',
    decided: 'rule',
    reason: '',
    units: { kind: 'open' },
  }),
  line('h', 13, {
    carried: 2,
    happened: 'policy',
    decided: 'policy',
    reason: 'under',
    units: { kind: 'counted', charged: 2, expected: 0 },
  }),
  line('i', 15, {
    site: 'erp.example',
    path: '/track/v2.4/getRealTimeTrackInfo',
    action: 'query',
    carried: 1,
    ended: 'stopped',
    reason: 'blocked',
    units: { kind: 'none' },
  }),
  line('j', 16, {
    carried: 1,
    numbers: ['RR473812068CN'],
    ended: 'waiting',
    decided: 'rule',
    reason: '',
    units: { kind: 'open' },
  }),
];

export const newsOf = (lines: readonly TrafficLine[], upTo = 1): TrafficNews => ({ life: 1, upTo, lines });

/** A background with this log. */
export const trafficAnswers = (lines: readonly TrafficLine[] = trafficLines): Answers => ({
  traffic: () => newsOf(lines),
  stances: () => ({}),
  sitesOff: () => ['old-erp.example'],
  guardState: () => guardStates.on,
  unheld: () => unheldCalls,
  allowNext: () => true,
  setStance: () => undefined,
  switchSite: () => undefined,
});
