import { compileAsks } from './asks.ts';
import { compileCharge } from './compile-charge.ts';
import type { CompiledCall, Effect, Rule } from './compiled.ts';
import { type ConditionNames, comparedIn, compileCondition } from './condition.ts';
import { compileListed } from './envelope.ts';
import { compileItemLists } from './item-lists.ts';
import { compileLessons } from './lessons.ts';
import { within } from './pack-error.ts';
import type { PackNames } from './pack-names.ts';
import { compileTemplate, paramsOf } from './path-template.ts';
import { compileGet } from './paths.ts';
import type { PackCall, PackDocument, PackEffect } from './schema.ts';

const compileEffects = (
  list: readonly PackEffect[],
  place: string,
  pack: PackNames,
  names: ConditionNames,
): readonly Effect[] =>
  list.map((effect, at) =>
    within(`${place}.${at}`, () => {
      if (effect.do === 'set' || effect.do === 'count') pack.factOf(effect.fact);
      return {
        effect,
        moment: effect.do === 'begin' || effect.do === 'seen' ? 'before' : 'after',
        test: effect.when === undefined ? null : compileCondition(effect.when, names),
      };
    }),
  );

const optionalRule = (place: string, id: string | undefined, pack: PackNames): Rule | null =>
  id === undefined ? null : within(place, () => pack.ruleOf(id));

const mostOf = (call: PackCall, pack: PackNames): CompiledCall['most'] => {
  const rule = optionalRule('most', call.most?.rule, pack);
  return rule === null || call.most === undefined ? null : { items: call.most.items, rule };
};

/** The fields of a call's items that some condition of it compares with a value. */
const comparedOf = ({ refusals, charges, onAccept }: PackCall): ReadonlySet<string> => {
  const conditions = [
    ...[...refusals, ...onAccept].map((one) => one.when),
    ...charges.flatMap((charge) => [
      charge.onlyWhen,
      ...[...(charge.unitsWhen ?? []), ...charge.cases].map((one) => one.when),
    ]),
  ];
  return new Set(conditions.flatMap((one) => (one === undefined ? [] : comparedIn(one))));
};

const UNSETTLING: ReadonlySet<string> = new Set(['move', 'doubt', 'others-unsure', 'unlist']);

/** Compiles one call of a pack. Throws an error naming the place of the first thing that the pack does not have. */
export const compileCall = (call: PackCall, item: PackDocument['item'], pack: PackNames): CompiledCall => {
  const names: ConditionNames = {
    fields: Object.keys(call.items?.fields ?? {}),
    params: paramsOf(call.match.paths[0] ?? ''),
    facts: pack.facts,
    slots: pack.slots,
    registration: pack.registration,
  };
  const onAccept = compileEffects(call.onAccept, 'onAccept', pack, names);
  const onLost = compileEffects(call.onLost, 'onLost', pack, names);
  const { acceptedWhen, listed, refusedWhen } = call.answer;
  return {
    document: call,
    id: call.id,
    action: call.action,
    templates: call.match.paths.map(compileTemplate),
    readAsks: call.items === undefined ? null : compileAsks(call.items, item, comparedOf(call)),
    findItemLists: call.items?.in === 'body' ? compileItemLists(call.items.each) : null,
    resolve: call.resolve,
    most: mostOf(call, pack),
    malformed: optionalRule('malformed', item.malformed, pack),
    refusals: call.refusals.map((one, at) =>
      within(`refusals.${at}`, () => ({ rule: pack.ruleOf(one.rule), test: compileCondition(one.when, names) })),
    ),
    charges: call.charges.map((charge, at) =>
      within(`charges.${at}`, () => compileCharge(charge, at, call.charges, pack, names)),
    ),
    free: within('free', () => pack.ruleOf(call.free)),
    onAccept,
    onLost,
    unsettles: [...onAccept, ...onLost].some(({ effect }) => UNSETTLING.has(effect.do)),
    begins: onAccept.some((one) => one.effect.do === 'begin'),
    listed: listed === undefined ? null : compileListed(listed),
    acceptedWhen: acceptedWhen === undefined ? null : { ...acceptedWhen, get: compileGet(acceptedWhen.path) },
    refusedWhen: refusedWhen === undefined ? null : { get: compileGet(refusedWhen.path), atLeast: refusedWhen.atLeast },
    lessons: within('teaches', () => compileLessons(call.teaches, pack.factOf)),
  };
};
