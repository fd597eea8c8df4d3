import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openShell, type Ran, runHere } from '../command/run-tollgate.ts';

type Units = Readonly<Record<string, number | null>>;

interface Case {
  readonly file: string;
  readonly command: 'audit' | 'quote';
  readonly args: readonly string[];
  readonly before?: readonly string[];
  readonly tz: string;
  readonly why: string;
  readonly exit?: number;
  readonly expect: {
    readonly calls?: readonly Readonly<Record<string, unknown> & { index: number }>[];
    readonly usage?: readonly Readonly<Record<string, unknown>>[];
    readonly items?: readonly string[];
    readonly meters?: Readonly<Record<string, Units>>;
    readonly says?: readonly string[];
  };
}

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const cases: readonly Case[] = ['expected.json', 'given.json'].flatMap((file) =>
  JSON.parse(readFileSync(pathOf(file), 'utf8')),
);

/** The day on which the cases were written: what is quoted depends on how long ago a pair was seen. */
const NOW = Date.UTC(2026, 10, 27, 12);

const run = (args: readonly string[]): Promise<Ran> => runHere(args, () => NOW);

const isNothing = (units: unknown): boolean =>
  typeof units === 'object' && units !== null && Object.values(units).every((value) => value === 0);

/** The meters of a call as the case names them: one that is absent counts as 0 throughout. */
const metersLike = (wanted: unknown, got: unknown): object => {
  const named = Object.keys(Object(wanted));
  return Object.fromEntries(
    named.flatMap((meter) => {
      const units: unknown = Reflect.get(Object(got), meter);
      const asked: unknown = Reflect.get(Object(wanted), meter);
      return units === undefined && isNothing(asked) ? [[meter, asked]] : [[meter, units]];
    }),
  );
};

const expectCalls = (wanted: NonNullable<Case['expect']['calls']>, got: unknown): void => {
  const rows: readonly unknown[] = Reflect.get(Object(got), 'calls');
  for (const call of wanted) {
    const row = Object(rows.find((one) => Reflect.get(Object(one), 'index') === call.index));
    const { quoted, settled, problem, ...rest } = call;
    expect(row, `call ${call.index}`).toMatchObject(rest);
    if (quoted !== undefined)
      expect(metersLike(quoted, row.quoted), `call ${call.index} quoted`).toMatchObject(Object(quoted));
    if (settled !== undefined)
      expect(metersLike(settled, row.settled), `call ${call.index} settled`).toMatchObject(Object(settled));
    if (problem !== undefined) expect(String(row.problem).toLowerCase()).toContain(String(problem).toLowerCase());
  }
};

const expectUsage = (wanted: NonNullable<Case['expect']['usage']>, got: unknown): void => {
  const rows: readonly unknown[] = Reflect.get(Object(got), 'usage');
  expect(rows).toHaveLength(wanted.length);
  for (const row of wanted) expect(rows).toContainEqual(expect.objectContaining(row));
};

/** The numbers that a quote prices, in order, each once for all its rules. */
const itemsOf = (got: unknown): readonly string[] => {
  const lines: readonly unknown[] = Reflect.get(Object(got), 'lines');
  const items = lines.map((line) => String(Reflect.get(Object(line), 'item')));
  return items.filter((item, at) => item !== items[at - 1]);
};

describe.each([...new Set(cases.map(({ file }) => file.split('/', 1)[0] ?? ''))])('inputs of the kind %s', (kind) => {
  it.each(cases.filter(({ file }) => file.startsWith(`${kind}/`)).map((one) => [one.file, one.why, one] as const))(
    '%s: %s',
    async (_file, _why, { file, command, args, before = [], tz, exit, expect: wanted }) => {
      openShell();
      const zone = process.env['TZ'];
      process.env['TZ'] = tz;
      onTestFinished(() => {
        if (zone === undefined) delete process.env['TZ'];
        else process.env['TZ'] = zone;
        vi.unstubAllEnvs();
      });
      for (const one of before) expect((await run(['import', pathOf(one)])).code).toBe(0);
      const { code, out, err } = await run([command, pathOf(file), ...args, '--json']);
      if (exit !== undefined) expect(code, err).toBe(exit);
      for (const part of wanted.says ?? []) expect(err.toLowerCase()).toContain(part.toLowerCase());
      const got: unknown = out === '' ? null : JSON.parse(out);
      if (wanted.calls !== undefined) expectCalls(wanted.calls, got);
      if (wanted.usage !== undefined) expectUsage(wanted.usage, got);
      if (wanted.items !== undefined) expect(itemsOf(got)).toEqual(wanted.items);
      if (wanted.meters !== undefined)
        expect(metersLike(wanted.meters, Reflect.get(Object(got), 'meters'))).toMatchObject(wanted.meters);
    },
  );
});
