import * as v from 'valibot';
import { CARRIER_FORMS } from '../lists/number-forms.ts';
import type { Life } from '../model/life.ts';

/**
 * The vocabulary of rule packs, schema 1. A pack is data: it says how a provider's calls look, what they charge, how their
 * answers settle, and where each rule is written. Every form below is one that a bundled pack uses; shared/pack/README.md shows how
 * further shapes of charge will be written.
 */

// Ids are keys of objects: the one word of their form that every object has anyway is none.
const id = v.pipe(
  v.string(),
  v.regex(/^(?!constructor$)[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens, and not "constructor"'),
);
const path = v.pipe(
  v.string(),
  v.regex(/^\$(\.[A-Za-z0-9_-]+|\.\*|\[\*\])*$/, 'write a path such as $.data.accepted[*] or $.*.shipments[*]'),
);
/** A part in braces stands between slashes, so that matching a path never takes long. */
const pathTemplate = v.pipe(
  v.string(),
  v.regex(/^(\/([A-Za-z0-9._~-]+|\{[a-z]+\}))+$/, 'write a path such as /track/{version}/register'),
);
const text = v.pipe(v.string(), v.minLength(1, 'say something'));
/** English and Chinese, and the other languages where somebody wrote them: what is missing is said in English. */
const sentence = v.strictObject({
  ...{ en: text, zh: text },
  ...{ de: v.exactOptional(text), fr: v.exactOptional(text), es: v.exactOptional(text), ja: v.exactOptional(text) },
});
const forms = v.strictObject({ one: text, other: text });
const formsOfMillions = v.strictObject({ one: text, many: v.exactOptional(text), other: text });
const oneForm = v.strictObject({ other: text });
/** The same by count. */
const counted = v.strictObject({
  ...{ en: forms, zh: oneForm, de: v.exactOptional(forms), ja: v.exactOptional(oneForm) },
  ...{ fr: v.exactOptional(formsOfMillions), es: v.exactOptional(formsOfMillions) },
});
const units = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(1_000_000),
  v.check((value) => Number(value.toFixed(3)) === value, 'use at most three decimals'),
);
const fact = id;
const integer = v.pipe(v.number(), v.integer());

const life = v.picklist(['unknown', 'live', 'stopped', 'deleted', 'unsure']);

/** A condition on the call, on one of its items, or on what the ledger knows of that item. Exactly one key each. */
export type Condition =
  | { readonly set: string }
  | { readonly equals: readonly [string, string] }
  | { readonly param: readonly [string, string] }
  | { readonly variant: 'given' | 'absent' }
  | { readonly life: readonly Life[] }
  | { readonly quietDays: number }
  | { readonly slot: readonly [string, 'open' | 'held'] }
  | { readonly fact: readonly [string, number] }
  | { readonly sibling: readonly ('live' | 'stopped' | 'unsure' | 'deleted' | 'open')[] }
  | { readonly bareSibling: readonly ('live' | 'stopped' | 'unsure' | 'open')[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const condition: v.GenericSchema<Condition> = v.lazy(() =>
  v.union(
    [
      v.strictObject({ set: id }),
      v.strictObject({ equals: v.tuple([id, v.string()]) }),
      v.strictObject({ param: v.tuple([id, v.string()]) }),
      v.strictObject({ variant: v.picklist(['given', 'absent']) }),
      v.strictObject({ life: v.array(life) }),
      v.strictObject({ quietDays: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
      v.strictObject({ slot: v.tuple([id, v.picklist(['open', 'held'])]) }),
      v.strictObject({ fact: v.tuple([fact, v.pipe(v.number(), v.integer(), v.minValue(1))]) }),
      v.strictObject({ sibling: v.array(v.picklist(['live', 'stopped', 'unsure', 'deleted', 'open'])) }),
      v.strictObject({ bareSibling: v.array(v.picklist(['live', 'stopped', 'unsure', 'open'])) }),
      v.strictObject({ all: v.array(condition) }),
      v.strictObject({ any: v.array(condition) }),
      v.strictObject({ not: condition }),
    ],
    'is no condition: use one of set, equals, param, variant, life, quietDays, slot, fact, sibling, bareSibling, all, any, not',
  ),
);

/** How sure a charge is: `sure` 1/1/1, `likely` 0/1/1, `maybe` 0/0/1 (min, likely, max, times the units), `free` and `refused` 0/0/0. */
const bounds = v.picklist(['sure', 'likely', 'maybe', 'free', 'refused']);
const chargeCase = v.strictObject({ rule: id, when: v.optional(condition), bounds });

const charge = v.strictObject({
  slot: id,
  meter: id,
  units,
  unitsWhen: v.optional(v.array(v.strictObject({ when: condition, units })), []),
  once: v.picklist(['registration', 'period', 'each']),
  onlyWhen: v.optional(condition),
  ridesOn: v.optional(id),
  proves: v.picklist(['charged', 'expected']),
  provenBy: v.optional(id),
  cases: v.pipe(v.array(chargeCase), v.minLength(1)),
});

const effect = v.union(
  [
    v.strictObject({
      do: v.picklist(['begin', 'seen', 'doubt', 'move', 'others-unsure', 'list', 'unlist']),
      when: v.optional(condition),
    }),
    v.strictObject({ do: v.literal('life'), is: life, when: v.optional(condition) }),
    v.strictObject({ do: v.literal('set'), fact, to: integer, when: v.optional(condition) }),
    v.strictObject({ do: v.literal('count'), fact, when: v.optional(condition) }),
  ],
  'is no effect: use begin, seen, doubt, move, others-unsure, list, unlist, life, set or count',
);

const plainValue = v.union([v.string(), v.boolean(), v.number()]);

/** What a free read shows of one item. */
const showing = v.strictObject({
  path,
  equals: v.optional(plainValue),
  filled: v.optional(v.literal(true)),
  life: v.optional(life),
  /** `otherwise`: what the fact is where the answer says something else here. */
  set: v.optional(v.strictObject({ fact, to: integer, unless: v.optional(integer), otherwise: v.optional(integer) })),
  number: v.optional(fact),
  /** Proves what expected units of some slots wait for, such as a translation. */
  proves: v.optional(id),
  /** Shows that a call without an answer was accepted: unresolved units of this slot are expected from now on. */
  accepts: v.optional(id),
});

const verdict = v.picklist(['items', 'accepted', 'refused', 'unknown']);
const answer = v.strictObject({
  '2xx': verdict,
  '2xx-unreadable': verdict,
  '3xx': verdict,
  '4xx': verdict,
  '5xx': verdict,
  none: verdict,
  refusedWhen: v.optional(v.strictObject({ path, atLeast: v.number() })),
  /** An answer that counts as accepted says one of these here; one that says something else is a refusal, and one that says nothing is unknown. */
  acceptedWhen: v.optional(v.strictObject({ path, equals: v.array(plainValue) })),
  /** An answer that lists what it was asked for, each with a word that says what became of it: read where the table says `items`. */
  listed: v.optional(v.strictObject({ each: path, number: path, says: path, acceptedAs: v.array(plainValue) })),
});

const lesson = v.variant('kind', [
  v.strictObject({ kind: v.literal('items'), shows: v.array(showing) }),
  v.strictObject({ kind: v.literal('named'), each: path, number: path, shows: v.array(showing) }),
  v.strictObject({ kind: v.literal('count'), meter: id, total: path, used: path, left: path }),
  v.strictObject({ kind: v.literal('lists'), each: path, numbers: path }),
  v.strictObject({ kind: v.literal('listed'), each: path, number: v.array(path) }),
  v.strictObject({ kind: v.literal('members'), number: path, members: path }),
]);

const call = v.strictObject({
  id,
  action: id,
  match: v.strictObject({
    methods: v.pipe(v.array(v.picklist(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])), v.minLength(1)),
    paths: v.pipe(v.array(pathTemplate), v.minLength(1)),
    /** What the body asks for, where many calls share an address: an operation of GraphQL, the method of a remote call. */
    operation: v.optional(text),
  }),
  items: v.optional(
    v.strictObject({
      in: v.picklist(['body', 'form', 'query', 'path']),
      each: v.optional(path, '$'),
      number: v.pipe(v.string(), v.minLength(1)),
      /** One text may name several numbers, with commas, semicolons or new lines between them. */
      separated: v.optional(v.literal(true)),
      variant: v.optional(path),
      target: v.optional(path),
      fields: v.optional(v.record(id, path), {}),
    }),
  ),
  most: v.optional(v.strictObject({ items: integer, rule: id })),
  resolve: v.optional(v.boolean(), false),
  refusals: v.optional(v.array(v.strictObject({ rule: id, when: condition })), []),
  charges: v.optional(v.array(charge), []),
  free: id,
  onAccept: v.optional(v.array(effect), []),
  onLost: v.optional(v.array(effect), []),
  answer,
  teaches: v.optional(v.array(lesson), []),
});

const source = v.strictObject({
  url: v.pipe(v.string(), v.url('give the address of the page that states the rule')),
  read: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/, 'say when it was read, such as 2026-11')),
  mark: v.picklist(['verified', 'second-hand', 'unsure']),
});

const meter = v.strictObject({
  id,
  name: sentence,
  /** What one unit of it is called; "unit" where it does not say. */
  noun: v.optional(counted),
  refusesPastAllowance: v.boolean(),
  /** The rule that a person reads of what is refused because nothing is left for it. */
  pastAllowance: v.optional(id),
  /** Units bought or given once go to this meter. */
  takesGrants: v.optional(v.boolean(), false),
  /** Said of a quote of this meter whose bounds differ, where the general sentence says too little. */
  doubt: v.optional(sentence),
  overflow: v.optional(v.strictObject({ into: id, every: v.pipe(v.number(), v.integer(), v.minValue(1)), rule: id })),
});

const plan = v.strictObject({
  id: v.pipe(
    v.string(),
    v.regex(/^(N|\d+)-(monthly|once)$|^unmetered$/, 'name a plan 100-monthly, N-monthly or 200-once'),
  ),
  period: v.picklist(['month', 'once']),
  allowance: v.record(id, v.nullable(v.union([units, v.literal('N')]))),
});

const rule = v.strictObject({
  /** What stands over a group of items in a warning: "3 will be charged again". `{n}` is their count. */
  head: counted,
  /** The same while they stay here: "3 would be …". */
  unsent: v.optional(counted),
  say: sentence,
  source: id,
  warn: v.optional(id),
  as: v.optional(v.picklist(['again', 'warning', 'charge', 'maybe', 'unknown', 'free', 'refused'])),
});

const entryRule = v.strictObject({
  action: id,
  meter: id,
  slot: id,
  rule: id,
  /** The account's setting that has to be on for it to count. */
  switch: v.optional(v.picklist(['email'])),
});

/** A field of what an answer says, among the refused, of an item that stayed here: taken from the item as the call has it, or always the same. */
const heldBackField = v.union(
  [v.strictObject({ from: path, otherwise: v.optional(v.unknown()) }), v.strictObject({ is: v.unknown() })],
  'is no field of an entry: use from, or is',
);

const envelope = v.strictObject({
  code: path,
  accepted: path,
  rejected: path,
  errors: path,
  itemCode: path,
  number: path,
  variant: v.array(path),
  targetVariant: v.array(path),
  fields: v.record(id, path),
  heldBack: v.optional(v.record(v.string(), heldBackField)),
});

const code = v.strictObject({
  means: text,
  shows: v.optional(v.picklist(['known', 'gone', 'target-known'])),
  life: v.optional(life),
  set: v.optional(v.strictObject({ fact, to: integer })),
});

const history = v.strictObject({
  at: v.pipe(v.string(), v.isoTimestamp()),
  call: v.string(),
  path: v.string(),
  query: v.optional(v.string(), ''),
  body: v.optional(v.unknown()),
  status: v.optional(integer, 200),
  answer: v.optional(v.unknown()),
  lost: v.optional(v.boolean(), false),
});
const goldenTest = v.strictObject({
  name: text,
  given: v.optional(v.array(history), []),
  at: v.pipe(v.string(), v.isoTimestamp()),
  when: v.strictObject({
    method: v.string(),
    path: v.string(),
    query: v.optional(v.string(), ''),
    body: v.optional(v.unknown()),
  }),
  quote: v.strictObject({
    meters: v.record(id, v.tuple([v.number(), v.number(), v.nullable(v.number())])),
    rules: v.optional(v.array(id)),
    warnings: v.optional(v.array(id)),
  }),
  answer: v.optional(
    v.strictObject({ status: integer, body: v.optional(v.unknown()), lost: v.optional(v.boolean(), false) }),
  ),
  settled: v.optional(v.record(id, v.tuple([v.number(), v.number(), v.number()]))),
});

const ownCount = v.strictObject({
  method: v.picklist(['GET', 'POST']),
  path: v.pipe(v.string(), v.regex(/^(\/[A-Za-z0-9._~-]+)+$/, 'write the path itself, such as /track/v2.4/getquota')),
  body: v.optional(text),
  source: id,
});

const document = v.strictObject({
  schema: v.literal(1, 'this version of Tollgate reads schema 1'),
  id,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/, 'use three numbers, such as 1.0.0')),
  title: text,
  hosts: v.pipe(
    v.array(
      v.pipe(v.string(), v.regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'name a host of the provider, such as api.example.com')),
    ),
    v.minLength(1),
  ),
  roots: v.pipe(v.array(v.pipe(v.string(), v.regex(/^\/(.*\/)?$/, 'begin and end a root with /'))), v.minLength(1)),
  /** Domains of the provider's own pages: any host of them is the provider's. */
  sites: v.array(v.pipe(v.string(), v.regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'name a domain, such as example.com'))),
  /** Addresses of those hosts that cost nothing though they carry numbers, each with the page that says so. */
  harmless: v.optional(v.array(v.strictObject({ host: v.string(), path: v.string(), source: id })), []),
  /** None where nothing names an account: then there is one. */
  credential: v.array(v.strictObject({ in: v.literal('header'), name: v.string() })),
  /** It describes only what a person taught of a portal: a call that it does not describe is unknown only if it carries numbers. */
  partial: v.optional(v.boolean(), false),
  zone: v.string(),
  meters: v.pipe(v.array(meter), v.minLength(1)),
  /** The meter that an account is shown by, and that a call counts on which no rule describes; the first one where it is not named. */
  mainMeter: v.optional(id),
  plans: v.pipe(v.array(plan), v.minLength(1)),
  sources: v.record(id, source),
  item: v.strictObject({
    variant: v.nullable(text),
    valid: v.optional(v.strictObject({ least: integer, most: integer, also: v.string() })),
    malformed: v.optional(id),
    /** Variants that stand for carriers whose numbers have forms of their own, with check digits. */
    forms: v.optional(v.record(v.string(), v.picklist(CARRIER_FORMS)), {}),
  }),
  facts: v.array(fact),
  rules: v.record(id, rule),
  /** Words for what a rule warns of, or for what Tollgate itself looks for (`BUILT_IN_WARNINGS`). */
  warnings: v.record(id, sentence),
  /** The free call that asks for the provider's own count of an account's main meter. */
  ownCount: v.optional(ownCount),
  envelope: v.optional(envelope),
  codes: v.optional(v.record(v.pipe(v.string(), v.regex(/^-?\d+$/)), code), {}),
  calls: v.pipe(v.array(call), v.minLength(1)),
  /** `action`: that of the calls which put items on the list, for the entries of a turn. */
  stillListed: v.optional(v.strictObject({ action: v.optional(id), slot: id, meter: id, rule: id })),
  counted: v.optional(v.array(entryRule), []),
  tests: v.array(goldenTest),
});

export type PackDocument = v.InferOutput<typeof document>;
export type PackCall = PackDocument['calls'][number];
export type PackCharge = PackCall['charges'][number];
export type PackEffect = PackCall['onAccept'][number];
export type PackLesson = PackCall['teaches'][number];
export type GoldenTest = PackDocument['tests'][number];
export type Meaning = v.InferOutput<typeof verdict>;
export type Bounds = v.InferOutput<typeof bounds>;

/** What is wrong with a pack: each line names the place and what to do. */
export type ParsedPack =
  | { readonly kind: 'pack'; readonly pack: PackDocument }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** Reads a rule pack from parsed JSON. Never throws. */
export const parsePack = (value: unknown): ParsedPack => {
  const result = v.safeParse(document, value);
  if (result.success) return { kind: 'pack', pack: result.output };
  const problems = result.issues.map((issue) => {
    const place = v.getDotPath(issue) ?? 'the pack';
    return `${place}: ${issue.message}`;
  });
  return { kind: 'wrong', problems: [...new Set(problems)] };
};
