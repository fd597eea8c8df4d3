import { MOST_OF_CALL, parseJson } from '../json/parse-json.ts';
import { decoded, formFields } from '../pack/form-fields.ts';
import { leavesOf, pathOf, splitAtList, trailOf } from './json-leaves.ts';
import { namesNumber, type Place, type Recorded, sameNumber } from './recorded.ts';

const inBody = (body: string, number: string): readonly Place[] => {
  const read = parseJson(body, MOST_OF_CALL);
  if (read.kind !== 'json') return [];
  return leavesOf(read.value).flatMap(({ steps, value }) => {
    const text = String(value);
    if (typeof value === 'boolean' || !namesNumber(text, number)) return [];
    const [each, own] = splitAtList(steps);
    return [{ in: 'body', each: pathOf(each), number: pathOf(own), trail: trailOf(steps), value: text }] as const;
  });
};

const inFields = (
  place: 'form' | 'query',
  fields: readonly (readonly [string, string])[],
  number: string,
): readonly Place[] =>
  fields.flatMap(([name, value]) =>
    namesNumber(value, number) ? [{ in: place, each: '$', number: name, trail: [name], value }] : [],
  );

/** What the part of a path is called that holds the number. */
export const NUMBER_PART = 'number';

const inPath = (path: string, number: string): readonly Place[] =>
  path
    .split('/')
    .map(decoded)
    .flatMap((part) =>
      sameNumber(part, number)
        ? [{ in: 'path', each: '$', number: NUMBER_PART, trail: ['address', NUMBER_PART], value: part } as const]
        : [],
    );

/** Each place once: a number that stands twice in one list stands at one place. */
const distinct = (places: readonly Place[]): readonly Place[] => {
  const seen = new Map<string, Place>();
  for (const place of places) {
    const name = `${place.in} ${place.each} ${place.number}`;
    if (!seen.has(name)) seen.set(name, place);
  }
  return [...seen.values()];
};

/** Where a call carries a number. Empty where it carries none, or carries it where no rule can find it. */
export const placesOf = ({ url, body }: Recorded, number: string): readonly Place[] => {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const text = body ?? '';
  const inText = /^\s*[[{]/.test(text) ? inBody(text, number) : inFields('form', formFields(text), number);
  const query = parsed === null ? [] : [...parsed.searchParams];
  return distinct([
    ...inText,
    ...inFields('query', query, number),
    ...(parsed === null ? [] : inPath(parsed.pathname, number)),
  ]);
};

/** True for a call that carries the number anywhere, also where no rule can find it. */
export const carries = (call: Recorded, number: string): boolean => {
  const wanted = number.trim().toUpperCase();
  return wanted !== '' && `${decoded(call.url)}\n${call.body ?? ''}`.toUpperCase().includes(wanted);
};
