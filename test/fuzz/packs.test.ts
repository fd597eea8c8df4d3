import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runGoldenTests } from '../../shared/har/golden.ts';
import { compilePack } from '../../shared/pack/compile.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { PackError } from '../../shared/pack/pack-error.ts';
import { parsePack } from '../../shared/pack/schema.ts';
import { bundledDocuments } from '../../shared/packs/bundled.ts';
import { trials } from '../trials.ts';

/** One change somewhere in a document: another value, a name less, a list longer. `path` chooses the way down. */
interface Mutation {
  readonly path: readonly number[];
  readonly value: unknown;
}

const value = fc.constantFrom<unknown>(
  ...[null, true, 0, -1, 1.5, 1e308, '', 'register', '$.x', '$', '/track/{version}/x', '/', '[', '(?:', [], {}, [null]],
  ...[
    ['lang', 'en'],
    { toString: 1 },
    { en: 'x', zh: 'x' },
    'constructor',
    '__proto__',
    'hasOwnProperty',
    '2026-02-30T00:00:00Z',
    'Mars/Olympus',
  ],
);
const mutation: fc.Arbitrary<Mutation> = fc.record({
  path: fc.array(fc.nat(60), { minLength: 1, maxLength: 9 }),
  value,
});

const isHolder = (one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null;

const mutate = (document: unknown, { path, value: put }: Mutation): void => {
  let at = document;
  for (const [depth, choice] of path.entries()) {
    if (!isHolder(at)) return;
    const names = Object.keys(at);
    const name = names[choice % Math.max(1, names.length)] ?? 'x';
    const below = at[name];
    if (depth === path.length - 1 || !isHolder(below)) {
      if (put === undefined) delete at[name];
      else at[name] = put;
      return;
    }
    at = below;
  }
};

const compiled = (document: unknown): CompiledPack | null => {
  const parsed = parsePack(document);
  if (parsed.kind === 'wrong') {
    expect(parsed.problems.length).toBeGreaterThan(0);
    return null;
  }
  try {
    return compilePack(parsed.pack);
  } catch (error) {
    expect(error).toBeInstanceOf(PackError);
    return null;
  }
};

it('says of any changed pack what is wrong with it, or compiles it and runs its tests', () => {
  const changed = fc.tuple(fc.constantFrom(...bundledDocuments), fc.array(mutation, { minLength: 1, maxLength: 2 }));
  fc.assert(
    fc.property(changed, ([document, mutations]) => {
      const copy: unknown = structuredClone(document);
      for (const one of mutations) mutate(copy, one);
      const pack = compiled(copy);
      if (pack === null) return;
      const results = runGoldenTests(pack);
      expect(results).toHaveLength(pack.document.tests.length);
    }),
    trials(60),
  );
});
