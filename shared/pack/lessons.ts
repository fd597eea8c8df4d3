import { textOf } from '../bag.ts';
import type { Life } from '../model/life.ts';
import { compileFind, compileGet, type FoundAt, isFilled } from './paths.ts';
import type { PackLesson } from './schema.ts';

/** What one item of a free answer shows. */
export interface Shown {
  life: Life | null;
  readonly facts: { readonly fact: string; readonly to: number; readonly unless: number }[];
  /** What it proves, such as `translation`. */
  readonly proves: Set<string>;
  /** Slots whose unresolved units turn out to have been accepted. */
  readonly accepts: Set<string>;
}

/** What an answer teaches beside the items it accepts. */
export type Lesson =
  | { readonly kind: 'items'; readonly show: (item: unknown) => Shown }
  | {
      readonly kind: 'named';
      readonly read: (body: unknown) => readonly { readonly number: unknown; readonly shown: Shown }[];
    }
  | {
      readonly kind: 'count';
      readonly meter: string;
      /** Units that the provider counts, or null where the answer does not say. */
      readonly read: (body: unknown) => {
        readonly total: number | null;
        readonly used: number | null;
        readonly left: number | null;
      };
    }
  | { readonly kind: 'lists'; readonly read: (body: unknown) => ReadonlyMap<string, ReadonlySet<string>> }
  | {
      readonly kind: 'listed';
      readonly read: (body: unknown) => readonly { readonly list: string; readonly number: unknown }[];
    }
  | {
      readonly kind: 'members';
      readonly read: (body: unknown) => { readonly number: unknown; readonly members: readonly unknown[] };
    };

/** A count that can be kept exactly; anything else is no count. */
const asCount = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value * 1000) ? value : null;

interface Part {
  readonly life: Life | null;
  readonly set: Shown['facts'][number] | null;
  readonly otherwise: Shown['facts'][number] | null;
  readonly number: string | null;
  readonly proves: string | null;
  readonly accepts: string | null;
}

const addShown = (shown: Shown, part: Part, found: FoundAt): void => {
  if (part.life !== null) shown.life = part.life;
  if (part.set !== null) shown.facts.push(part.set);
  const count = part.number === null ? null : asCount(found.value);
  if (part.number !== null && count !== null) shown.facts.push({ fact: part.number, to: count, unless: -1 });
  if (part.proves !== null) shown.proves.add(part.proves);
  if (part.accepts !== null) shown.accepts.add(part.accepts);
};

type Shows = Extract<PackLesson, { kind: 'items' }>['shows'];
type SetFact = NonNullable<Shows[number]['set']>;

const compileSet = (
  { fact, unless = -1 }: SetFact,
  to: number | undefined,
  factOf: (name: string) => string,
): Part['set'] => (to === undefined ? null : { fact: factOf(fact), to, unless });

const compileShows = (shows: Shows, factOf: (name: string) => string): ((item: unknown) => Shown) => {
  const parts = shows.map((one) => ({
    find: compileFind(one.path),
    holds: (found: FoundAt): boolean =>
      one.filled === true ? isFilled(found.value) : one.equals === undefined || found.value === one.equals,
    life: one.life ?? null,
    set: one.set === undefined ? null : compileSet(one.set, one.set.to, factOf),
    otherwise: one.set === undefined ? null : compileSet(one.set, one.set.otherwise, factOf),
    number: one.number === undefined ? null : factOf(one.number),
    proves: one.proves ?? null,
    accepts: one.accepts ?? null,
  }));
  return (item) => {
    const shown: Shown = { life: null, facts: [], proves: new Set(), accepts: new Set() };
    for (const part of parts) {
      const all = part.find(item);
      const found = all.find(part.holds);
      if (found !== undefined) addShown(shown, part, found);
      else if (part.otherwise !== null && all.some(({ value }) => textOf(value) !== ''))
        shown.facts.push(part.otherwise);
    }
    return shown;
  };
};

const compileLesson = (lesson: PackLesson, factOf: (name: string) => string): Lesson => {
  switch (lesson.kind) {
    case 'items':
      return { kind: 'items', show: compileShows(lesson.shows, factOf) };
    case 'named': {
      const each = compileFind(lesson.each);
      const number = compileGet(lesson.number);
      const show = compileShows(lesson.shows, factOf);
      return {
        kind: 'named',
        read: (body) => each(body).map(({ value }) => ({ number: number(value), shown: show(value) })),
      };
    }
    case 'count': {
      const total = compileGet(lesson.total);
      const used = compileGet(lesson.used);
      const left = compileGet(lesson.left);
      return {
        kind: 'count',
        meter: lesson.meter,
        read: (body) => ({ total: asCount(total(body)), used: asCount(used(body)), left: asCount(left(body)) }),
      };
    }
    case 'lists': {
      const each = compileFind(lesson.each);
      const numbers = compileFind(lesson.numbers);
      return {
        kind: 'lists',
        read: (body) => {
          const months = new Map<string, Set<string>>();
          for (const found of each(body)) {
            const month = found.keys.at(-1);
            const named = numbers(found.value);
            // A month with a count and no list of numbers decides nothing by number.
            if (month === undefined || (named.length === 0 && !hasEmptyList(found.value, lesson.numbers))) continue;
            const set = months.get(month) ?? new Set<string>();
            for (const one of named) if (typeof one.value === 'string') set.add(one.value.trim().toUpperCase());
            months.set(month, set);
          }
          return months;
        },
      };
    }
    case 'listed': {
      const each = compileFind(lesson.each);
      const numbers = lesson.number.map(compileGet);
      return {
        kind: 'listed',
        read: (body) =>
          each(body).map((found) => ({
            list: found.keys[0] ?? '',
            number: numbers.map((get) => get(found.value)).find((value) => value !== undefined),
          })),
      };
    }
    case 'members': {
      const number = compileGet(lesson.number);
      const members = compileFind(lesson.members);
      return {
        kind: 'members',
        read: (body) => ({ number: number(body), members: members(body).map((found) => found.value) }),
      };
    }
  }
};

const hasEmptyList = (month: unknown, numbers: string): boolean =>
  Array.isArray(compileGet(numbers.replace(/\[\*\]$/, ''))(month));

/** Compiles what a call's answers teach. Throws RangeError for a fact that the pack does not have. */
export const compileLessons = (lessons: readonly PackLesson[], factOf: (name: string) => string): readonly Lesson[] =>
  lessons.map((lesson) => compileLesson(lesson, factOf));
