import { isRecord } from '../bag.ts';
import { MOST_OF_CALL, parseJson } from '../json/parse-json.ts';
import { formFields } from '../pack/form-fields.ts';
import { placesOf } from './find-places.ts';
import { isPathName, pathOf, type Step, splitAtList, trailOf } from './json-leaves.ts';
import { namesNumber, type Place, type Recorded } from './recorded.ts';

/** A line of what a call carried: a name, and what stands there, or what is under it. */
export interface TreeLine {
  /** How many names it stands under. */
  readonly depth: number;
  readonly name: string;
  /** Null for a line that others stand under. */
  readonly value: string | null;
  /** How many there are of a list; the first that carries the number stands for all. Null where it is none. */
  readonly of: number | null;
  /** Null where a rule cannot look for numbers. */
  readonly place: Place | null;
  /** True where the number was found. */
  readonly isFound: boolean;
}

const MOST_LINES = 400;
const DEEPEST = 30;

const carriesIt = (value: unknown, number: string): boolean =>
  JSON.stringify(value).toUpperCase().includes(number.trim().toUpperCase());

const headLine = (steps: readonly Step[], name: string, value: unknown): TreeLine => ({
  depth: steps.length - 1,
  name,
  value: null,
  of: Array.isArray(value) ? value.length : null,
  place: null,
  isFound: false,
});

const plainLine = (steps: readonly Step[], name: string, value: unknown, number: string): TreeLine => {
  const text = String(value);
  const [each, own] = splitAtList(steps);
  const isText = (typeof value === 'string' && text.trim() !== '') || typeof value === 'number';
  const canBeSaid = isText && steps.every((step) => step.kind === 'each' || isPathName(step.name));
  const place: Place = { in: 'body', each: pathOf(each), number: pathOf(own), trail: trailOf(steps), value: text };
  return {
    ...headLine(steps, name, null),
    value: text,
    place: canBeSaid ? place : null,
    isFound: isText && namesNumber(text, number),
  };
};

interface Child {
  readonly step: Step;
  readonly name: string;
  readonly value: unknown;
}

/** What stands under a value: of a list the first that carries the number, or the first. Null for a plain value. */
const childrenOf = (value: unknown, number: string): readonly Child[] | null => {
  if (Array.isArray(value)) {
    const first: unknown = value.find((one) => carriesIt(one, number)) ?? value[0];
    return first === undefined ? [] : [{ step: { kind: 'each' }, name: 'each', value: first }];
  }
  if (!isRecord(value)) return null;
  return Object.entries(value).map(([name, one]) => ({ step: { kind: 'name', name }, name, value: one }));
};

const inBody = (root: unknown, number: string): readonly TreeLine[] => {
  const lines: TreeLine[] = [];
  const walk = ({ name, value }: Omit<Child, 'step'>, steps: readonly Step[]): void => {
    if (lines.length >= MOST_LINES || steps.length > DEEPEST) return;
    const children = childrenOf(value, number);
    if (steps.length > 0)
      lines.push(children === null ? plainLine(steps, name, value, number) : headLine(steps, name, value));
    for (const child of children ?? []) walk(child, [...steps, child.step]);
  };
  walk({ name: '', value: root }, []);
  return lines;
};

const inFields = (
  place: 'form' | 'query',
  fields: readonly (readonly [string, string])[],
  number: string,
): readonly TreeLine[] =>
  fields.map(([name, value]) => ({
    depth: 0,
    name,
    value,
    of: null,
    place: { in: place, each: '$', number: name, trail: [name], value },
    isFound: namesNumber(value, number),
  }));

const inText = (text: string, number: string): readonly TreeLine[] => {
  const read = parseJson(text, MOST_OF_CALL);
  if (read.kind === 'json' && /^\s*[[{]/.test(text)) return inBody(read.value, number);
  return inFields('form', formFields(text), number);
};

/** All that a call carried, in its order, with where the number was found. Of a list one stands for all. */
export const callTree = (call: Recorded, number: string): readonly TreeLine[] => {
  const query = URL.canParse(call.url) ? [...new URL(call.url).searchParams] : [];
  const parts = placesOf(call, number).filter((place) => place.in === 'path');
  return [
    ...(call.body === null ? [] : inText(call.body, number)),
    ...inFields('query', query, number),
    ...parts.map((place) => ({
      depth: 0,
      name: place.trail.join(' › '),
      value: place.value,
      of: null,
      place,
      isFound: true,
    })),
  ].slice(0, MOST_LINES);
};

/** True for two names of one place, whatever stood there. */
export const samePlace = (one: Place, other: Place): boolean =>
  one.in === other.in && one.each === other.each && one.number === other.number;
