import type { By, TrafficLine } from '../../shared/traffic/line.ts';
import { whatSay } from '../../shared/words/call-view.ts';
import { sayInTurn, sayNumber } from '../../shared/words/locale.ts';
import type { SayTraffic } from './traffic-words.ts';

/** What a list of lines is narrowed to: by what happened, by site, by words. */
export type Filter = 'all' | 'held' | 'passed' | 'blocked' | 'unknown';
export const FILTERS: readonly Filter[] = ['all', 'held', 'passed', 'blocked', 'unknown'];

export interface Narrowed {
  readonly filter: Filter;
  /** Empty for all. */
  readonly site: string;
  readonly search: string;
}

/** Under which filter a line stands; what a policy let pass has passed. */
export const filterOf = ({ happened }: TrafficLine): Exclude<Filter, 'all'> =>
  happened === 'policy' ? 'passed' : happened;

const isFound = (line: TrafficLine, search: string): boolean => {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  const { site, host, path, operation, numbers, title } = line;
  return [site, `${host}${path} ${operation}`, title, ...numbers].some((text) => text.toLowerCase().includes(wanted));
};

const isOfSite = (line: TrafficLine, site: string): boolean => site === '' || line.site === site;

/** The lines of a site that fit the search, whatever happened. */
export const foundIn = (lines: readonly TrafficLine[], { site, search }: Narrowed): readonly TrafficLine[] =>
  lines.filter((line) => isOfSite(line, site) && isFound(line, search));

/** How many stand under each filter. */
export const countsOf = (lines: readonly TrafficLine[]): Readonly<Record<Filter, number>> => {
  const counts = { all: lines.length, held: 0, passed: 0, blocked: 0, unknown: 0 };
  for (const line of lines) counts[filterOf(line)] += 1;
  return counts;
};

/** A site with how many calls it made, and about how many of them a person was asked. */
export interface SiteSeen {
  readonly site: string;
  readonly calls: number;
  readonly asked: number;
  readonly isOff: boolean;
}

/** The sites of some lines, those with most calls first, and those that are switched off behind them. */
export const sitesOf = (lines: readonly TrafficLine[], off: readonly string[]): readonly SiteSeen[] => {
  const sites = new Map<string, { calls: number; asked: number }>();
  for (const site of off) sites.set(site, { calls: 0, asked: 0 });
  for (const { site, decided, ended } of lines) {
    const seen = sites.get(site) ?? { calls: 0, asked: 0 };
    seen.calls += 1;
    if (decided === 'person' || ended === 'waiting') seen.asked += 1;
    sites.set(site, seen);
  }
  return [...sites]
    .map(([site, seen]) => ({ site, ...seen, isOff: off.includes(site) }))
    .sort((a, b) => Number(a.isOff) - Number(b.isOff) || b.calls - a.calls || (a.site < b.site ? -1 : 1));
};

/** What lines came to, in units. */
export const sumOf = (lines: readonly TrafficLine[]): { readonly charged: number; readonly expected: number } => {
  let charged = 0;
  let expected = 0;
  for (const { units } of lines) {
    if (units.kind !== 'counted') continue;
    charged += units.charged;
    expected += units.expected;
  }
  return { charged, expected };
};

/** "Register 24 numbers"; of what no document names method, path and operation. */
export const callSay = ({ action, carried, method, host, path, operation }: TrafficLine, say: SayTraffic): string =>
  // Of a site that nobody added the browser shows nothing but whose call it was.
  method === ''
    ? host
    : action === '' || action === 'unknown'
      ? `${method} ${path}${operation === '' ? '' : ` ${operation}`}`
      : whatSay({ action, asks: [], items: carried }, say.locale);

const BY = {
  fetch: 'byFetch',
  xhr: 'byXhr',
  beacon: 'byBeacon',
  form: 'byForm',
  worker: 'byWorker',
  socket: 'bySocket',
  frame: 'byFrame',
  other: 'byOther',
} as const satisfies Readonly<Record<By, string>>;

export const bySay = ({ by }: TrafficLine, say: SayTraffic): string => say(BY[by]);

const endedSay = ({ ended, decided }: TrafficLine, say: SayTraffic): string => {
  if (ended === 'waiting') return say('waits');
  if (ended === 'stopped') return say(decided === 'person' ? 'youBlocked' : 'blocked');
  return say(decided === 'person' ? 'youAllowed' : 'passedOn');
};

/** By what it was made; of what nobody understood what became of it. */
export const roadSay = (line: TrafficLine, say: SayTraffic): string =>
  line.happened === 'unknown' ? endedSay(line, say) : bySay(line, say);

export const happenedSay = ({ happened, ended }: TrafficLine, say: SayTraffic): string => {
  if (happened !== 'held' || ended === 'waiting') return say(happened);
  return say(ended === 'sent' ? 'heldAllowed' : 'heldBlocked');
};

/** What it cost, and in what colour. */
export const costSay = (
  { happened, units }: TrafficLine,
  say: SayTraffic,
): { readonly text: string; readonly tone: 'charge' | 'free' | 'muted' | 'plain' } => {
  // That it was not sent does not say what it would have cost.
  if (happened === 'unknown') return { text: say('notKnown'), tone: 'muted' };
  switch (units.kind) {
    case 'free':
      return { text: say('free'), tone: 'free' };
    case 'none':
      return { text: '0', tone: 'plain' };
    case 'open':
      return { text: say('notKnown'), tone: 'muted' };
    case 'counted': {
      const { charged, expected } = units;
      const most = sayNumber(charged + expected, say.locale);
      if (expected === 0) return { text: most, tone: 'charge' };
      const text = charged === 0 ? say('expected', { n: most }) : `${sayNumber(charged, say.locale)}–${most}`;
      return { text, tone: 'charge' };
    }
  }
};

/** How an unknown call ended, as the end of a sentence about it. */
const soSay = ({ ended, decided, reason }: TrafficLine, say: SayTraffic): string => {
  if (ended === 'waiting') return say('soWaits');
  if (ended === 'sent') return say(decided === 'person' ? 'soAllowed' : 'soPassed');
  if (decided === 'person') return say('soBlocked');
  return say(reason === 'address' ? 'soStopped' : 'soNotSent');
};

const heldWhy = ({ ended, decided, reason }: TrafficLine, say: SayTraffic): string => {
  if (ended === 'waiting') return say('whyHeld');
  if (reason === 'timed-out') return say('whyTimedOut');
  if (ended === 'sent') return say('whyAllowed');
  return say(decided === 'person' ? 'whyBlocked' : 'whyGone');
};

const passedWhy = ({ reason, provider }: TrafficLine, say: SayTraffic): string => {
  if (reason === 'harmless') return say('whyHarmless');
  if (reason === 'site-off') return say('whySiteOff');
  return say(provider === '' ? 'whyOther' : 'whyRead');
};

/** Why it became of a call what became of it. */
export const whySay = (line: TrafficLine, provider: string, say: SayTraffic): string => {
  switch (line.happened) {
    case 'held':
      return heldWhy(line, say);
    case 'policy':
      return say('whyPolicy');
    case 'blocked':
      return say(line.reason === 'books-closed' ? 'whyBooks' : 'whyStopped');
    case 'passed':
      return passedWhy(line, say);
    case 'unknown': {
      const what = line.carried === 0 ? say('whyUnknown') : say.count('whyUnknownCarried', line.carried, { provider });
      return sayInTurn([what, soSay(line, say)], say.locale);
    }
  }
};
