import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bundledDocuments } from '../../shared/packs/bundled.ts';

const SHARED = fileURLToPath(new URL('../../shared', import.meta.url));

/**
 * Where providers are named by right: their packs, how people write their lists and portals the fields of numbers, what an earlier version wrote, and what people read of an
 * action. What a person teaches of a portal gets the words that packs use.
 */
const MAY_NAME = [
  ...[/^packs\//, /^lists\//, /^recognise\/carried-numbers\.ts$/, /^ledger\/old-posting\.ts$/],
  ...[/^words\/call-view\.ts$/, /^words\/policy-say\.ts$/, /^words\/taught-words\.ts$/, /^teach\//],
];

/** Actions that are words of the house as well: what any pack may have, and the part of an address behind the question mark. */
const EVERYBODYS = new Set(['read', 'query']);

const names = new Set(
  bundledDocuments
    .flatMap(({ id, meters, calls }) => [id, ...meters.map((meter) => meter.id), ...calls.map((call) => call.action)])
    .filter((name) => !EVERYBODYS.has(name)),
);

/** The schema's word for the account's setting that packs may name as a switch, and a word of the browser's rules. */
const OTHERS = /picklist\(\['email'\]\)|switch === 'email'|operation: 'remove'/g;

/** The literals of a source that are a provider's name for something, and the rules that it looks up by a name of its own. */
const namedIn = (source: string): readonly string[] => [
  ...[...source.replaceAll(OTHERS, '').matchAll(/'([^'\n]*)'/g)].flatMap(([, text = '']) =>
    names.has(text) ? [text] : [],
  ),
  ...[...source.matchAll(/(?:rules\.get|ruleOf)\('([^']*)'/g)].map(([, rule = '']) => rule),
];

it('shared/ names no provider, meter, action or rule outside the packs', () => {
  const found = readdirSync(SHARED, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !MAY_NAME.some((right) => right.test(file)))
    .flatMap((file) => namedIn(readFileSync(join(SHARED, file), 'utf8')).map((name) => `${file}: ${name}`));
  expect(found).toEqual([]);
});

it('finds a rule, a meter and a provider where code names one', () => {
  expect(namedIn("if (counted.meter === 'email') rules.get('over-allowance') ?? id === '17track'")).toEqual([
    'email',
    '17track',
    'over-allowance',
  ]);
});
