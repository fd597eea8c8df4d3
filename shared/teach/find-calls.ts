import { operationOf } from '../recognise/operation.ts';
import { carries, NUMBER_PART, placesOf } from './find-places.ts';
import { findWords, type Word } from './find-word.ts';
import { type Place, type Recorded, sameNumber } from './recorded.ts';

/** A recorded call that carried the number, as a rule may take it. */
export interface Candidate {
  readonly call: Recorded;
  readonly host: string;
  /** The path, with what names one of many things in braces. */
  readonly template: string;
  readonly operation: string;
  /** The likeliest first; empty where the number stands where no rule can find it. */
  readonly places: readonly Place[];
  readonly words: readonly Word[];
  /** It looks like one that only reads. */
  readonly isRead: boolean;
  /** How likely it is the one that costs. */
  readonly score: number;
}

const WRITES =
  /(?:^|[^a-z])(?:add|create|register|import|subscribe|submit|upload|insert|book|order|watch|start|track|activate|new|put|save|enqueue|bulk)/i;
const READS =
  /(?:^|[^a-z])(?:get|list|search|find|fetch|query|read|by|status|detail|info|suggest|lookup|check|validate|autocomplete|history|events?)(?:$|[^a-z])/i;

/** Words of a name that are written together: `addShipments`, `shipmentByRef`. */
const wordsOf = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();

const isOneOfMany = (part: string): boolean =>
  /^[0-9]+$/.test(part) || (part.length >= 8 && part.replace(/[^0-9]/g, '').length >= 4);

const plain = /^[A-Za-z0-9._~-]+$/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const templateOf = (path: string, number: string): string => {
  const collapsed = path.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
  return collapsed
    .split('/')
    .map((part, at) => {
      if (part === '') return part;
      if (sameNumber(part, number)) return `{${NUMBER_PART}}`;
      return plain.test(part) && !isOneOfMany(part) ? part : `{part${LETTERS[at] ?? ''}}`;
    })
    .join('/');
};

/** A number that stands in a list, or is named for one, is likelier meant than one that stands beside it. */
const placeRank = ({ each, number, trail }: Place): number => {
  const name = number === '$' ? (trail.at(-2) ?? '') : (trail.at(-1) ?? '');
  return (each.endsWith('[*]') ? 2 : 0) + (/num|no$|ref|track|container|bl|awb|waybill/i.test(name) ? 1 : 0);
};

const isGraphRead = (call: Recorded, operation: string): boolean =>
  operation !== '' && /"query"\s*:/.test(call.body ?? '') && !/^(?:mutation|subscription) /.test(operation);

const candidateOf = (call: Recorded, number: string): Candidate | null => {
  if (!URL.canParse(call.url) || !carries(call, number)) return null;
  const { hostname, pathname } = new URL(call.url);
  const operation = operationOf(call.body);
  const template = templateOf(pathname, number);
  const places = [...placesOf(call, number)].sort((a, b) => placeRank(b) - placeRank(a));
  const words = findWords(call.answer?.body ?? null, number);
  const name = wordsOf(
    operation === '' ? (template.split('/').findLast((part) => part !== '' && !part.startsWith('{')) ?? '') : operation,
  );
  const isRead =
    call.method === 'GET' ||
    call.method === 'HEAD' ||
    isGraphRead(call, operation) ||
    (READS.test(name) && !WRITES.test(name));
  const status = call.answer?.status ?? 0;
  const score =
    (isRead ? -6 : 0) +
    (WRITES.test(name) ? 3 : 0) +
    (operation.startsWith('mutation ') ? 2 : 0) +
    (call.method === 'DELETE' ? -4 : 0) +
    (places.length > 0 ? 3 : 0) +
    (status >= 200 && status < 400 ? 2 : 0) +
    (words.some(({ kind }) => kind === 'items') ? 1 : 0);
  return { call, host: hostname, template, operation, places, words, isRead, score };
};

/** The recorded calls that carried the number, the one that most likely costs first; of equal ones the earlier. */
export const findCalls = (calls: readonly Recorded[], number: string): readonly Candidate[] =>
  calls.flatMap((call) => candidateOf(call, number) ?? []).sort((a, b) => b.score - a.score || a.call.at - b.call.at);
