import type { Undescribed } from '../shared/traffic/address.ts';
import type { LineUnits, TrafficLine } from '../shared/traffic/line.ts';
import type { Stance } from '../shared/traffic/stances.ts';
import { fieldsOf, listOf, number, oneOf, type Parse, text } from './parse-json.ts';
import type { TrafficNews } from './traffic-messages.ts';

const readUnits: Parse<LineUnits> = (value, where) => {
  const field = fieldsOf(value, where);
  const kind = field('kind', oneOf('free', 'none', 'open', 'counted'));
  return kind === 'counted'
    ? { kind, charged: field('charged', number), expected: field('expected', number) }
    : { kind };
};

/** A line of the traffic log, as it was kept or came from the background. Throws UnexpectedJson when it is none. */
export const readTrafficLine: Parse<TrafficLine> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    id: field('id', text),
    at: field('at', number),
    site: field('site', text),
    title: field('title', text),
    by: field('by', oneOf('fetch', 'xhr', 'beacon', 'form', 'worker', 'socket', 'frame', 'other')),
    method: field('method', text),
    host: field('host', text),
    path: field('path', text),
    operation: field('operation', text),
    provider: field('provider', text),
    action: field('action', text),
    carried: field('carried', number),
    numbers: field('numbers', listOf(text)),
    happened: field('happened', oneOf('held', 'passed', 'policy', 'blocked', 'unknown')),
    ended: field('ended', oneOf('waiting', 'sent', 'stopped')),
    decided: field('decided', oneOf('person', 'policy', 'rule')),
    reason: field('reason', text),
    units: field('units', readUnits),
  };
};

/** What `traffic` answers. */
export const readTrafficNews: Parse<TrafficNews> = (value, where) => {
  const field = fieldsOf(value, where);
  return { life: field('life', number), upTo: field('upTo', number), lines: field('lines', listOf(readTrafficLine)) };
};

/** What a person says of an address. */
export const readStance = oneOf<Stance>('ask', 'harmless', 'block');

/** The address of a call that no rule describes. */
export const readUndescribed: Parse<Undescribed> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    method: field('method', text),
    host: field('host', text),
    path: field('path', text),
    operation: field('operation', text),
    carried: field('carried', number),
  };
};

/** What `stances` answers. */
export const readStances: Parse<Readonly<Record<string, Stance>>> = (value, where) => {
  fieldsOf(value, where);
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, one]) => [name, readStance(one, `${where}.${name}`)]),
  );
};
