import { days, nextMonthStart } from '../utc-month.ts';
import { type Api, type Client, isReached, noteReached } from './client.ts';
import type { LineAnswer } from './line-answer.ts';
import type { Terms } from './options.ts';

const quietBeforeRemovalMs = days(7);

/** Asks the lines of every listed number up to `to`, included: when added, every twelve hours, and as each month begins. */
export function poll(client: Client, terms: Terms, to: number): void {
  for (const number of [...client.nextPoll.keys()]) pollNumber(client, terms, number, to);
}

function pollNumber(client: Client, terms: Terms, number: string, to: number): void {
  let at = client.nextPoll.get(number);
  while (at !== undefined && at <= to) {
    const apis = apisOf(client, number);
    const answer = terms.askLine(number, at);
    if (answer.kind !== 'not-contacted') for (const api of apis) noteReached(client, number, at, api);
    if (terms.autoRemoval === 'on' && isFinished(answer, at)) removeFromEndpoints(client, number);
    at = client.nextPoll.has(number) ? nextAfter(client, terms, number, at) : undefined;
    if (at !== undefined) client.nextPoll.set(number, at);
  }
}

/** Once a number is billed for the month, only the month's turn can bill it again: the polls between are left out. */
function nextAfter(client: Client, terms: Terms, number: string, at: number): number {
  const turn = nextMonthStart(at);
  const isBilled = apisOf(client, number).every((api) => isReached(client, number, at, api));
  return isBilled && terms.autoRemoval === 'off' ? turn : Math.min(turn, at + terms.pollEveryMs);
}

/** The lists that a number is on. */
function apisOf(client: Client, number: string): readonly Api[] {
  const onEndpoint = [...client.endpoints.values()].some((endpoint) => endpoint.shipments.has(number));
  const apis: Api[] = onEndpoint ? ['webhook'] : [];
  if (client.application.has(number)) apis.push('application');
  return apis;
}

/** Delivered, with a port of discharge, and seven days without a new event. */
function isFinished(answer: LineAnswer, at: number): boolean {
  if (answer.kind !== 'data') return false;
  const { status, pod, deliveredAt } = answer.shipment;
  return status === 'DELIVERED' && pod === 'known' && deliveredAt !== null && deliveredAt + quietBeforeRemovalMs <= at;
}

function removeFromEndpoints(client: Client, number: string): void {
  for (const endpoint of client.endpoints.values()) endpoint.shipments.delete(number);
  forgetUnlisted(client, number);
}

/** Starts polling a number that came onto a list: first at `firstAt`, or sooner if it is polled already. */
export function watch(client: Client, number: string, firstAt: number): void {
  client.nextPoll.set(number, Math.min(client.nextPoll.get(number) ?? firstAt, firstAt));
}

/** Ends the polling of a number that is on no list any more. */
export function forgetUnlisted(client: Client, number: string): void {
  if (apisOf(client, number).length === 0) client.nextPoll.delete(number);
}
