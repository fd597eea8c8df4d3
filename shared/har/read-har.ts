import { type Bag, isBag } from '../bag.ts';
import type { HttpCall } from '../recognise/recognise.ts';
import type { Unpack } from './content-coding.ts';
import { addressOf } from './recorded-address.ts';
import { type RecordedAnswer, readRecordedAnswer } from './recorded-answer.ts';
import { bagOf, requestBody } from './recorded-body.ts';
import { headerOf, headersOf } from './recorded-headers.ts';
import { type RecordedTime, readRecordedTime } from './recorded-time.ts';

/** One entry of a recording: one HTTP request with what came back. */
export interface HarCall {
  /** Its place in the file. */
  readonly index: number;
  /** When it was sent. */
  readonly at: number;
  /** What the clock showed (as if it were UTC) where the entry does not say in which time zone; else null. */
  readonly local: number | null;
  /** How long it took; 0 where nothing says so. */
  readonly tookMs: number;
  readonly http: HttpCall;
  /** What came back. Read when asked for: a recording holds many answers that are no provider's. */
  readonly answer: () => RecordedAnswer;
  /** Which tool wrote the entry, as far as it shows. */
  readonly recorder: string;
  /** What is missing from the entry itself, or null. */
  readonly problem: string | null;
}

/** What a recording leaves to its reader. */
export interface HarEdges {
  /** The IANA name of the zone in which times without one were written. */
  readonly zone: string;
  readonly unpack: Unpack;
}

export type HarRead =
  | { readonly kind: 'har'; readonly calls: readonly HarCall[] }
  | { readonly kind: 'wrong'; readonly say: string };

/** Chromium says it in `_fromCache`, Safari in `_fetchType`. */
const isFromCache = (entry: Bag): boolean => {
  const { _fromCache: mark, _fetchType: kind } = entry;
  return (mark !== undefined && mark !== null && mark !== false) || kind === 'Memory Cache' || kind === 'Disk Cache';
};

/** Fields of their own that a tool writes only into some entries. */
const PASSING = new Set(['_fromCache', '_error', '_failureText', '_connectionId', '_webSocketMessages']);

/**
 * One file may hold what two tools recorded: browsers name the page, most tools have fields of their own, and two places of one way see other versions of HTTP and
 * other letters in its headers. What one tool may write of one call and not of the next is left out.
 */
const recorderOf = (creator: string, entry: Bag, headers: HttpCall['headers']): string => {
  const hasOwn = Object.keys(entry).some((name) => name.startsWith('_') && !PASSING.has(name));
  const isLower = headers.every(([name]) => name === name.toLowerCase());
  const { httpVersion } = bagOf(entry['request']);
  return JSON.stringify([creator, entry['pageref'] !== undefined, hasOwn, isLower, httpVersion ?? null]);
};

const holesOf = (raw: unknown, time: RecordedTime | null, url: string): string | null => {
  if (!isBag(raw)) return 'the entry is no object';
  const holes: string[] = [];
  if (time === null) holes.push(raw['startedDateTime'] === undefined ? 'it has no time' : 'its time is no date');
  if (!isBag(raw['request'])) holes.push('it has no request');
  else if (url === '') holes.push('its request has no url');
  return holes.length === 0 ? null : holes.join('; ');
};

const isPseudo = ([name]: readonly [string, string]): boolean => name.startsWith(':');

const httpOf = (entry: Bag, unpack: Unpack): HttpCall => {
  const request = bagOf(entry['request']);
  const headers = headersOf(request);
  const method = typeof request['method'] === 'string' ? request['method'] : (headerOf(headers, ':method') ?? 'GET');
  return {
    method: method.trim().toUpperCase(),
    url: addressOf(request, headers),
    headers: headers.filter((pair) => !isPseudo(pair)),
    body: requestBody(request, headers, unpack),
    fromCache: isFromCache(entry),
  };
};

const UNKNOWN_EDGES: HarEdges = { zone: 'UTC', unpack: () => ({ kind: 'broken' }) };

/**
 * Reads a recording (HAR 1.2, as browsers and proxies write it): one call per entry, in the order of their times, ties in file order. An entry without a
 * time takes its neighbour's above, the first ones that of the next below; `without` is taken where no entry has any. Milliseconds since 1970.
 */
export const readHar = (value: unknown, without: number, { zone, unpack }: HarEdges = UNKNOWN_EDGES): HarRead => {
  const log = bagOf(bagOf(value)['log']);
  const { entries } = log;
  if (!Array.isArray(entries)) return { kind: 'wrong', say: 'is no HAR recording: it has no list log.entries' };
  const { name: creator } = bagOf(log['creator']);
  const times = entries.map((entry: unknown) => readRecordedTime(bagOf(entry)['startedDateTime'], zone));
  let above = times.find((time) => time !== null) ?? { at: without, local: null };
  const calls = entries.map((raw: unknown, index): HarCall => {
    const time = times[index] ?? null;
    above = time ?? above;
    const entry = bagOf(raw);
    const http = httpOf(entry, unpack);
    return {
      index,
      at: above.at,
      local: above.local,
      tookMs: typeof entry['time'] === 'number' && entry['time'] > 0 ? entry['time'] : 0,
      http,
      answer: () => readRecordedAnswer(entry, http.method, unpack),
      recorder: recorderOf(typeof creator === 'string' ? creator : '', entry, http.headers),
      problem: holesOf(raw, time, http.url),
    };
  });
  return { kind: 'har', calls: calls.sort((a, b) => a.at - b.at || a.index - b.index) };
};
