import { BUILT_IN_WARNINGS } from './built-in-warnings.ts';
import type { CompiledPack, Rule } from './compiled.ts';
import { PackError } from './pack-error.ts';
import type { PackDocument } from './schema.ts';

/** What the parts of a pack may name, looked up while it is compiled. Look-ups throw RangeError for what the pack does not have. */
export interface PackNames {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly ruleOf: (id: string) => Rule;
  /** The same name, when the pack has a fact of it. */
  readonly factOf: (name: string) => string;
  /** The same name, when the pack has a meter of it. */
  readonly meterOf: (name: string) => string;
  readonly facts: readonly string[];
  readonly slots: CompiledPack['slots'];
  readonly registration: string | null;
}

const rulesOf = (pack: PackDocument): Map<string, Rule> =>
  new Map(
    Object.entries(pack.rules).map(([id, rule]) => {
      const source = pack.sources[rule.source];
      if (source === undefined) throw new PackError(`rules.${id}.source: there is no source named "${rule.source}"`);
      if (rule.warn !== undefined && pack.warnings[rule.warn] === undefined)
        throw new PackError(`rules.${id}.warn: there is no warning named "${rule.warn}"`);
      return [
        id,
        {
          ...{ id, head: rule.head, unsent: rule.unsent ?? null, say: rule.say, source: source.url },
          ...{ warn: rule.warn ?? null, as: rule.as ?? null },
        },
      ];
    }),
  );

/** Throws PackError for words that nobody would ever read: a code that nothing raises is a slip of the pen. */
const requireRaised = (pack: PackDocument): void => {
  const raised = new Set<string | undefined>([
    ...BUILT_IN_WARNINGS,
    ...Object.values(pack.rules).map(({ warn }) => warn),
  ]);
  const idle = Object.keys(pack.warnings).find((code) => !raised.has(code));
  if (idle !== undefined)
    throw new PackError(`warnings.${idle}: no rule warns of it, and it is none of ${BUILT_IN_WARNINGS.join(', ')}`);
};

const slotsOf = (pack: PackDocument): Map<string, 'registration' | 'period' | 'each'> => {
  const slots = new Map<string, 'registration' | 'period' | 'each'>();
  for (const call of pack.calls) for (const charge of call.charges) slots.set(charge.slot, charge.once);
  return slots;
};

/** Gathers the names of a pack. Throws PackError for a rule whose source or warning is not there, and for a warning that nothing raises. */
export const packNames = (pack: PackDocument): PackNames => {
  const rules = rulesOf(pack);
  requireRaised(pack);
  const begin = pack.calls.find((call) => call.onAccept.some((effect) => effect.do === 'begin'));
  return {
    rules,
    ruleOf: (id) => {
      const rule = rules.get(id);
      if (rule === undefined) throw new RangeError(`there is no rule named "${id}"`);
      return rule;
    },
    factOf: (name) => {
      if (!pack.facts.includes(name)) throw new RangeError(`there is no fact named "${name}"`);
      return name;
    },
    meterOf: (name) => {
      if (!pack.meters.some(({ id }) => id === name)) throw new RangeError(`there is no meter named "${name}"`);
      return name;
    },
    facts: pack.facts,
    slots: slotsOf(pack),
    registration: begin?.charges[0]?.slot ?? null,
  };
};
