import type { Amount } from '../amount.ts';
import { fromUnits } from '../amount.ts';
import type { Route, RouteTable } from '../recognise/route-table.ts';
import { compileAsks, type ReadAsks } from './asks.ts';
import { type Names, compileCondition, type Test } from './condition.ts';
import { compileEnvelope, type Envelope } from './envelope.ts';
import { compileLessons, type Lesson } from './lessons.ts';
import { compileGet } from './paths.ts';
import type { Bounds, PackCall, PackCharge, PackDocument, PackEffect } from './schema.ts';

export interface Rule {
  readonly id: string;
  readonly head: PackDocument['rules'][string]['head'];
  readonly say: { readonly en: string; readonly zh: string };
  readonly source: string;
  readonly warn: string | null;
  /** Under which heading people see it; by its bounds when null. */
  readonly as: NonNullable<PackDocument['rules'][string]['as']> | null;
}

export interface ChargeCase {
  readonly rule: Rule;
  readonly test: Test | null;
  readonly bounds: Bounds;
}

export interface Charge {
  readonly slot: string;
  readonly meter: string;
  readonly units: Amount;
  readonly unitsWhen: readonly { readonly test: Test; readonly units: Amount }[];
  readonly once: 'registration' | 'period' | 'each';
  readonly onlyWhen: Test | null;
  /** Index of the charge of the same call that this one needs, or -1. */
  readonly ridesOn: number;
  readonly proves: 'charged' | 'expected';
  readonly cases: readonly ChargeCase[];
}

export interface Effect {
  readonly effect: PackEffect;
  /** The fact's place, for `set` and `count`. */
  readonly fact: number;
  readonly test: Test | null;
}

export interface CompiledCall {
  readonly document: PackCall;
  readonly id: string;
  readonly action: string;
  readonly readAsks: ReadAsks | null;
  readonly resolve: boolean;
  readonly most: { readonly items: number; readonly rule: Rule } | null;
  readonly malformed: Rule | null;
  readonly refusals: readonly { readonly rule: Rule; readonly test: Test }[];
  readonly charges: readonly Charge[];
  readonly free: Rule;
  readonly onAccept: readonly Effect[];
  readonly onLost: readonly Effect[];
  /** True when an accepted item starts a new registration. */
  readonly begins: boolean;
  readonly refusedWhen: { readonly get: (root: unknown) => unknown; readonly atLeast: number } | null;
  readonly lessons: readonly Lesson[];
}

export interface CompiledPack {
  readonly document: PackDocument;
  readonly id: string;
  /** `id@version`, as entries carry it. */
  readonly stamp: string;
  readonly routes: RouteTable['providers'][number];
  /** In the order of the routes. */
  readonly calls: readonly CompiledCall[];
  readonly rules: ReadonlyMap<string, Rule>;
  /** What proves an expected unit of a slot. */
  readonly provenBy: ReadonlyMap<string, string>;
  readonly slots: Names['slots'];
  readonly registration: string | null;
  readonly envelope: Envelope | null;
  readonly paths: readonly { readonly call: CompiledCall; readonly pattern: RegExp; readonly params: readonly string[] }[];
}

/** The pack says something that cannot be: a rule, slot or fact that it does not have. The message names the place. */
export class PackError extends Error {
  override readonly name = 'PackError';
}

const PARAM = /\{([a-z]+)\}/g;
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A path template such as `/track/{version}/register` as the source of a regular expression. */
const patternOf = (template: string): string => template.split(PARAM).map((part, at) => (at % 2 === 0 ? literal(part) : '[^/]+')).join('');
const capturesOf = (template: string): RegExp =>
  new RegExp(`^${template.split(PARAM).map((part, at) => (at % 2 === 0 ? literal(part) : '([^/]+)')).join('')}$`, 'i');
const paramsOf = (template: string): readonly string[] => [...template.matchAll(PARAM)].map((match) => match[1] ?? '');

const within = <T>(place: string, work: () => T): T => {
  try {
    return work();
  } catch (cause) {
    throw new PackError(`${place}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
};

const rulesOf = (pack: PackDocument): Map<string, Rule> =>
  new Map(
    Object.entries(pack.rules).map(([id, rule]) => {
      const source = pack.sources[rule.source];
      if (source === undefined) throw new PackError(`rules.${id}.source: there is no source named "${rule.source}"`);
      if (rule.warn !== undefined && pack.warnings[rule.warn] === undefined) throw new PackError(`rules.${id}.warn: there is no warning named "${rule.warn}"`);
      return [id, { id, head: rule.head, say: rule.say, source: source.url, warn: rule.warn ?? null, as: rule.as ?? null }];
    }),
  );

const slotsOf = (pack: PackDocument): Map<string, PackCharge['once']> => {
  const slots = new Map<string, PackCharge['once']>();
  for (const call of pack.calls) for (const charge of call.charges) slots.set(charge.slot, charge.once);
  return slots;
};

/**
 * Compiles a pack to closures, once. Throws PackError naming the place of the first thing that cannot be (an unknown rule, slot, meter, fact or field).
 * No eval: extensions forbid it.
 */
export const compilePack = (pack: PackDocument): CompiledPack => {
  const rules = rulesOf(pack);
  const ruleOf = (id: string): Rule => {
    const rule = rules.get(id);
    if (rule === undefined) throw new RangeError(`there is no rule named "${id}"`);
    return rule;
  };
  const meters = new Set(pack.meters.map((meter) => meter.id));
  const slots = slotsOf(pack);
  const begin = pack.calls.find((call) => call.onAccept.some((effect) => effect.do === 'begin'));
  const registration = begin?.charges[0]?.slot ?? null;
  const provenBy = new Map<string, string>();
  const factOf = (name: string): number => {
    const index = pack.facts.indexOf(name);
    if (index < 0) throw new RangeError(`there is no fact named "${name}"`);
    return index;
  };

  const compileCall = (call: PackCall): CompiledCall => {
    const names: Names = {
      fields: Object.keys(call.items?.fields ?? {}),
      params: paramsOf(call.match.paths[0] ?? ''),
      facts: pack.facts,
      slots,
      registration,
    };
    const effects = (list: readonly PackEffect[], place: string): readonly Effect[] =>
      list.map((effect, at) =>
        within(`${place}.${at}`, () => ({
          effect,
          fact: effect.do === 'set' || effect.do === 'count' ? factOf(effect.fact) : -1,
          test: effect.when === undefined ? null : compileCondition(effect.when, names),
        })),
      );
    const charges = call.charges.map((charge, at): Charge =>
      within(`charges.${at}`, () => {
        if (!meters.has(charge.meter)) throw new RangeError(`there is no meter named "${charge.meter}"`);
        if (charge.provenBy !== undefined) provenBy.set(charge.slot, charge.provenBy);
        const ridesOn = charge.ridesOn === undefined ? -1 : call.charges.findIndex((one) => one.slot === charge.ridesOn);
        if (charge.ridesOn !== undefined && (ridesOn < 0 || ridesOn >= at)) throw new RangeError(`ridesOn names no earlier charge: "${charge.ridesOn}"`);
        return {
          slot: charge.slot,
          meter: charge.meter,
          units: fromUnits(charge.units),
          unitsWhen: charge.unitsWhen.map((one) => ({ test: compileCondition(one.when, names), units: fromUnits(one.units) })),
          once: charge.once,
          onlyWhen: charge.onlyWhen === undefined ? null : compileCondition(charge.onlyWhen, names),
          ridesOn,
          proves: charge.proves,
          cases: charge.cases.map((one, nth) =>
            within(`cases.${nth}`, () => ({
              rule: ruleOf(one.rule),
              test: one.when === undefined ? null : compileCondition(one.when, names),
              bounds: one.bounds,
            })),
          ),
        };
      }),
    );
    const onAccept = effects(call.onAccept, 'onAccept');
    return {
      document: call,
      id: call.id,
      action: call.action,
      readAsks: call.items === undefined ? null : compileAsks(call.items, pack.item),
      resolve: call.resolve,
      most: call.most === undefined ? null : { items: call.most.items, rule: within('most', () => ruleOf(call.most?.rule ?? '')) },
      malformed: pack.item.malformed === undefined ? null : within('malformed', () => ruleOf(pack.item.malformed ?? '')),
      refusals: call.refusals.map((one, at) => within(`refusals.${at}`, () => ({ rule: ruleOf(one.rule), test: compileCondition(one.when, names) }))),
      charges,
      free: within('free', () => ruleOf(call.free)),
      onAccept,
      onLost: effects(call.onLost, 'onLost'),
      begins: onAccept.some((one) => one.effect.do === 'begin'),
      refusedWhen: call.answer.refusedWhen === undefined ? null : { get: compileGet(call.answer.refusedWhen.path), atLeast: call.answer.refusedWhen.atLeast },
      lessons: within('teaches', () => compileLessons(call.teaches, factOf)),
    };
  };

  const calls = pack.calls.map((call) => within(`calls.${call.id}`, () => compileCall(call)));
  const routes: Route[] = pack.calls.map((call, at) => ({
    methods: call.match.methods,
    path: call.match.paths.map(patternOf).join('|'),
    free: calls[at]?.charges.length === 0,
  }));
  return {
    document: pack,
    id: pack.id,
    stamp: `${pack.id}@${pack.version}`,
    routes: { id: pack.id, hosts: pack.hosts, roots: pack.roots, routes },
    calls,
    rules,
    provenBy,
    slots,
    registration,
    envelope: pack.envelope === undefined ? null : compileEnvelope(pack.envelope, pack.codes, factOf),
    paths: pack.calls.flatMap((document, at) => {
      const call = calls[at];
      return call === undefined ? [] : document.match.paths.map((path) => ({ call, pattern: capturesOf(path), params: paramsOf(path) }));
    }),
  };
};

/** The table by which the page hook, the network rules and the proxy find calls. */
export const routeTableOf = (packs: readonly CompiledPack[]): RouteTable => ({ providers: packs.map((pack) => pack.routes) });
