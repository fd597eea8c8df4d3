import { monthOf } from '../utc-month.ts';
import type { Terms } from './options.ts';

/** The road by which a shipping line came to be asked. */
export type Road = 'container-tracking' | 'webhook' | 'application';

/** One number billed for one month: when its line was first reached that month, and by which road. */
export interface Billing {
  readonly at: number;
  readonly month: string;
  readonly number: string;
  readonly road: Road;
}

/** A receiver of webhooks. */
export interface Endpoint {
  readonly id: string;
  readonly createdAt: number;
  readonly url: string;
  readonly description: string;
  readonly shipments: Map<string, ListedShipment>;
}

/** A number on an endpoint's list, with the fields it was added with. */
export interface ListedShipment {
  readonly number: string;
  readonly type: string | null;
  readonly sealine: string | null;
}

/** Calls of the pull API in one month, by how they ended. */
export interface CallCounts {
  readonly success: number;
  readonly clientError: number;
  readonly serverError: number;
}

/** One customer's state. Clients share nothing. */
export interface Client {
  readonly billings: Billing[];
  /** month → number → roads by which it was reached that month. */
  readonly reached: Map<string, Map<string, Set<Road>>>;
  readonly endpoints: Map<string, Endpoint>;
  readonly application: Set<string>;
  /** Every number on any list → when its line is asked next. */
  readonly nextPoll: Map<string, number>;
  readonly callsByMonth: Map<string, CallCounts>;
  readonly idempotent: Map<string, string>;
  created: number;
  pullCalls: readonly number[];
}

/** A call being served. */
export interface CallContext {
  readonly client: Client;
  readonly terms: Terms;
  readonly at: number;
}

/** A customer who has done nothing yet. */
export function newClient(terms: Terms): Client {
  const endpoints = terms.endpoints.map((id): [string, Endpoint] => [id, newEndpoint(id, 0, '', '')]);
  return {
    billings: [],
    reached: new Map(),
    endpoints: new Map(endpoints),
    application: new Set(),
    nextPoll: new Map(),
    callsByMonth: new Map(),
    idempotent: new Map(),
    created: 0,
    pullCalls: [],
  };
}

/** An endpoint with an empty list. */
export function newEndpoint(id: string, createdAt: number, url: string, description: string): Endpoint {
  return { id, createdAt, url, description, shipments: new Map() };
}

/** How a number is compared: trimmed and in upper case. */
export function keyOf(number: string): string {
  return number.trim().toUpperCase();
}

/** Notes that a number's line was reached: billed once for each number and month, whatever the road. */
export function noteReached(client: Client, number: string, at: number, road: Road): void {
  const month = monthOf(at);
  const numbers = client.reached.get(month) ?? new Map<string, Set<Road>>();
  client.reached.set(month, numbers);
  const roads = numbers.get(number);
  if (roads === undefined) {
    numbers.set(number, new Set([road]));
    client.billings.push({ at, month, number, road });
  } else {
    roads.add(road);
  }
}

/** True when the number is billed for the month that `at` falls in, by that road. */
export function isReached(client: Client, number: string, at: number, road: Road): boolean {
  return client.reached.get(monthOf(at))?.get(number)?.has(road) ?? false;
}
