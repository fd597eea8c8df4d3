import { days, nextMonthStart } from '../utc-month.ts';
import { type Client, isReached, noteReached, type Road } from './client.ts';
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
    const roads = roadsOf(client, number);
    const answer = terms.askLine(number, at);
    if (answer.kind !== 'not-contacted') for (const road of roads) noteReached(client, number, at, road);
    if (terms.autoRemoval === 'on' && isFinished(answer, at)) removeFromEndpoints(client, number);
    at = client.nextPoll.has(number) ? nextAfter(client, terms, number, at) : undefined;
    if (at !== undefined) client.nextPoll.set(number, at);
  }
}

/** Once a number is billed for the month, only the month's turn can bill it again: the polls between are left out. */
function nextAfter(client: Client, terms: Terms, number: string, at: number): number {
  const turn = nextMonthStart(at);
  const isBilled = roadsOf(client, number).every((road) => isReached(client, number, at, road));
  return isBilled && terms.autoRemoval === 'off' ? turn : Math.min(turn, at + terms.pollEveryMs);
}

/** The lists that a number is on. */
function roadsOf(client: Client, number: string): readonly Road[] {
  const onEndpoint = [...client.endpoints.values()].some((endpoint) => endpoint.shipments.has(number));
  const roads: Road[] = onEndpoint ? ['webhook'] : [];
  if (client.application.has(number)) roads.push('application');
  return roads;
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
  if (roadsOf(client, number).length === 0) client.nextPoll.delete(number);
}
