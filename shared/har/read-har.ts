import { type Bag, isBag } from '../bag.ts';
import { parseTime } from '../parse-time.ts';
import type { HttpCall } from '../recognise/recognise.ts';
import { type RecordedAnswer, readRecordedAnswer } from './recorded-answer.ts';
import { bagOf, requestBody } from './recorded-body.ts';

/** One entry of a recording: one HTTP request with what came back. */
export interface HarCall {
  /** Its place in the file. */
  readonly index: number;
  /** When it was sent. */
  readonly at: number;
  readonly http: HttpCall;
  /** What came back. Read when asked for: a recording holds many answers that are no provider's. */
  readonly answer: () => RecordedAnswer;
  /** What is missing from the entry itself, or null. */
  readonly problem: string | null;
}

export type HarRead =
  | { readonly kind: 'har'; readonly calls: readonly HarCall[] }
  | { readonly kind: 'wrong'; readonly say: string };

const headersOf = ({ headers }: Bag): HttpCall['headers'] =>
  (Array.isArray(headers) ? headers : []).flatMap((one: unknown) => {
    const { name, value } = bagOf(one);
    return typeof name === 'string' && typeof value === 'string' ? [[name, value] as const] : [];
  });

const isFromCache = (entry: Bag): boolean =>
  entry['_fromCache'] !== undefined && entry['_fromCache'] !== null && entry['_fromCache'] !== false;

const timeOf = (entry: unknown): number | null => {
  const { startedDateTime } = bagOf(entry);
  return typeof startedDateTime === 'string' ? parseTime(startedDateTime) : null;
};

const holesOf = (entry: unknown, at: number | null): string | null => {
  if (!isBag(entry)) return 'the entry is no object';
  const holes: string[] = [];
  if (at === null) holes.push(entry['startedDateTime'] === undefined ? 'it has no time' : 'its time is no date');
  if (!isBag(entry['request'])) holes.push('it has no request');
  else if (typeof entry['request']['url'] !== 'string') holes.push('its request has no url');
  return holes.length === 0 ? null : holes.join('; ');
};

const callOf = (raw: unknown, index: number, at: number, problem: string | null): HarCall => {
  const entry = bagOf(raw);
  const request = bagOf(entry['request']);
  const method = typeof request['method'] === 'string' ? request['method'].toUpperCase() : 'GET';
  return {
    index,
    at,
    http: {
      method,
      url: typeof request['url'] === 'string' ? request['url'] : '',
      headers: headersOf(request),
      body: requestBody(request),
      fromCache: isFromCache(entry),
    },
    answer: () => readRecordedAnswer(entry, method),
    problem,
  };
};

/**
 * Reads a recording (HAR 1.2, as browsers and proxies write it): one call per entry, in the order of their times, ties in file order. An entry without a
 * time takes its neighbour's above, the first ones that of the next below; `without` is taken where no entry has any. Milliseconds since 1970.
 */
export const readHar = (value: unknown, without: number): HarRead => {
  const entries = bagOf(bagOf(value)['log'])['entries'];
  if (!Array.isArray(entries)) return { kind: 'wrong', say: 'is no HAR recording: it has no list log.entries' };
  const times = entries.map(timeOf);
  let above = times.find((time) => time !== null) ?? without;
  const calls = entries.map((entry: unknown, index) => {
    const time = times[index] ?? null;
    above = time ?? above;
    return callOf(entry, index, above, holesOf(entry, time));
  });
  return { kind: 'har', calls: calls.sort((a, b) => a.at - b.at || a.index - b.index) };
};
