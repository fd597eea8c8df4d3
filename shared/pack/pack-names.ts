import type { CompiledPack, Rule } from './compiled.ts';
import { PackError } from './pack-error.ts';
import type { PackDocument } from './schema.ts';

/** What the parts of a pack may name, looked up while it is compiled. Look-ups throw RangeError for what the pack does not have. */
export interface PackNames {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly ruleOf: (id: string) => Rule;
  /** The same name, when the pack has a fact of it. */
  readonly factOf: (name: string) => string;
  readonly meters: ReadonlySet<string>;
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
        { id, head: rule.head, say: rule.say, source: source.url, warn: rule.warn ?? null, as: rule.as ?? null },
      ];
    }),
  );

const slotsOf = (pack: PackDocument): Map<string, 'registration' | 'period' | 'each'> => {
  const slots = new Map<string, 'registration' | 'period' | 'each'>();
  for (const call of pack.calls) for (const charge of call.charges) slots.set(charge.slot, charge.once);
  return slots;
};

/** Gathers the names of a pack. Throws PackError for a rule whose source or warning is not there. */
export const packNames = (pack: PackDocument): PackNames => {
  const rules = rulesOf(pack);
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
    meters: new Set(pack.meters.map((meter) => meter.id)),
    facts: pack.facts,
    slots: slotsOf(pack),
    registration: begin?.charges[0]?.slot ?? null,
  };
};
