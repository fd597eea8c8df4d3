import type { JsonObject } from '../json-value.ts';
import { readCarrier } from './item.ts';
import type { ListRow } from './list.ts';

/** Which rows a list call wants, in which order, and which page of them. */
export interface ListFilter {
  readonly page: number;
  readonly keeps: (row: ListRow) => boolean;
  readonly compare: (a: ListRow, b: ListRow) => number;
}

const wordFields = ['data_origin', 'package_status', 'tracking_status', 'push_status', 'stop_track_reason'] as const;
const timeFields = [
  ['register_time', 'register_time'],
  ['track_time', 'track_time'],
  ['push_time', 'push_time'],
  ['stop_track_time', 'stop_track_time'],
] as const;
const mostNumbers = 200;

type Test = (row: ListRow) => boolean;

/** Reads a list call's body; null when a value in it makes no sense. */
export function filterOf(query: JsonObject): ListFilter | null {
  const page = query['page_no'] ?? 1;
  if (typeof page !== 'number' || !Number.isSafeInteger(page) || page < 1) return null;
  const tests: Test[] = [];
  if (!addNumberTest(query, tests) || !addCarrierTest(query, tests) || !addTimeTests(query, tests)) return null;
  for (const field of wordFields) {
    const wanted = query[field];
    if (typeof wanted === 'string' && wanted !== '') tests.push((row) => row[field] === wanted);
  }
  const synced = query['sync_status'];
  if (typeof synced === 'boolean') tests.push((row) => row.sync_status === synced);
  return { page, keeps: (row) => tests.every((test) => test(row)), compare: orderOf(query['order_by']) };
}

function addNumberTest(query: JsonObject, tests: Test[]): boolean {
  const wanted = query['number'];
  if (typeof wanted !== 'string' || wanted.trim() === '') return true;
  const numbers = new Set(wanted.split(',').map((number) => number.trim().toUpperCase()));
  tests.push((row) => numbers.has(row.number));
  return numbers.size <= mostNumbers;
}

function addCarrierTest(query: JsonObject, tests: Test[]): boolean {
  const carrier = readCarrier(query['carrier']);
  if (carrier.kind === 'code') tests.push((row) => row.carrier === carrier.code);
  return carrier.kind !== 'wrong';
}

function addTimeTests(query: JsonObject, tests: Test[]): boolean {
  let sensible = true;
  for (const [name, field] of timeFields) {
    for (const [suffix, sign] of [
      ['_from', 1],
      ['_to', -1],
    ] as const) {
      const wanted = query[`${name}${suffix}`];
      if (typeof wanted !== 'string' || wanted === '') continue;
      const limit = Date.parse(wanted);
      if (Number.isNaN(limit)) sensible = false;
      tests.push((row) => row[field] !== null && (Date.parse(row[field]) - limit) * sign >= 0);
    }
  }
  return sensible;
}

function orderOf(wanted: unknown): ListFilter['compare'] {
  const text = typeof wanted === 'string' ? wanted : 'RegisterTimeDesc';
  const sign = text.endsWith('Asc') ? 1 : -1;
  const field = text.startsWith('Push') ? 'push_time' : text.startsWith('Track') ? 'track_time' : 'register_time';
  return (a, b) => sign * (a[field] ?? '').localeCompare(b[field] ?? '');
}
