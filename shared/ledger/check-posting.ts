/** Says what is wrong with a value, beginning with where (".units is no whole number"), or null when it is as it should be. */
type Check = (value: unknown) => string | null;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text: Check = (value) => (typeof value === 'string' ? null : ' is no text');
const flag: Check = (value) => (typeof value === 'boolean' ? null : ' is neither true nor false');
const number: Check = (value) => (Number.isFinite(value) ? null : ' is no number');
const whole: Check = (value) => (Number.isSafeInteger(value) ? null : ' is no whole number');
const anything: Check = () => null;

const oneOf = (...words: readonly string[]): Check => {
  const known = new Set<unknown>(words);
  return (value) => (known.has(value) ? null : ` is none of ${words.join(', ')}`);
};

const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);

const orAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined ? null : check(value);

const listOf =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return ' is no list';
    for (let index = 0; index < value.length; index++) {
      const problem = check(value[index]);
      if (problem !== null) return `[${index}]${problem}`;
    }
    return null;
  };

const tableOf =
  (check: Check): Check =>
  (value) => {
    if (!isObject(value)) return ' is no object';
    for (const key of Object.keys(value)) {
      const problem = check(value[key]);
      if (problem !== null) return `.${key}${problem}`;
    }
    return null;
  };

/** What more the object has is let be. */
const objectOf = (checks: Readonly<Record<string, Check>>): Check => {
  const entries = Object.entries(checks);
  return (value) => {
    if (!isObject(value)) return ' is no object';
    for (const [key, check] of entries) {
      const problem = check(value[key]);
      if (problem !== null) return `.${key}${problem}`;
    }
    return null;
  };
};

const tupleOf =
  (...checks: readonly Check[]): Check =>
  (value) => {
    if (!Array.isArray(value) || value.length !== checks.length) return ` is no list of ${checks.length}`;
    return checks.reduce<string | null>((found, check, index) => {
      const problem = found === null ? check(value[index]) : null;
      return problem === null ? found : `[${index}]${problem}`;
    }, null);
  };

const state = oneOf('reserved', 'charged', 'expected', 'unresolved', 'released');

const ask = objectOf({ number: text, variant: text, valid: flag, target: text, list: text, fields: listOf(anything) });

const move = objectOf({
  hold: text,
  from: orNull(state),
  to: state,
  units: whole,
  rule: text,
  of: orAbsent(objectOf({ meter: text, slot: text, number: text, variant: text, at: number, period: orAbsent(text) })),
  becomes: orAbsent(objectOf({ number: text, variant: text })),
});

const ofItem = { number: text, variant: text, after: orAbsent(whole) };
const plainChange = objectOf(ofItem);
const moveChange = objectOf({ ...ofItem, to: text });
const listChange = objectOf({ ...ofItem, list: text, at: number });

const changes = new Map<unknown, Check>([
  ['begin', objectOf({ ...ofItem, keep: orAbsent(text) })],
  ['seen', plainChange],
  ['gone', plainChange],
  ['doubt', plainChange],
  ['life', objectOf({ ...ofItem, is: oneOf('unknown', 'live', 'stopped', 'deleted', 'unsure') })],
  ['set', objectOf({ ...ofItem, fact: whole, to: number })],
  ['move', moveChange],
  ['maybe-moved', moveChange],
  ['list', listChange],
  ['unlist', listChange],
  ['members', objectOf({ ...ofItem, members: listOf(text) })],
  ['allow', objectOf({ ...ofItem, meter: text, units: whole })],
]);

const change: Check = (value) => {
  if (!isObject(value)) return ' is no object';
  return changes.get(value['do'])?.(value) ?? (changes.has(value['do']) ? null : '.do is no change that is known');
};

const posting = objectOf({
  id: text,
  kind: oneOf('reserve', 'settle', 'block', 'read', 'record', 'count', 'turn', 'account', 'recover'),
  at: number,
  sent: number,
  call: orNull(text),
  provider: text,
  account: text,
  action: text,
  pack: text,
  route: text,
  params: tableOf(text),
  road: oneOf('page', 'proxy', 'import', 'provider', 'user'),
  origin: text,
  tag: orNull(text),
  user: orNull(text),
  site: orNull(text),
  decision: orNull(objectOf({ by: oneOf('person', 'policy', 'rule'), verdict: oneOf('allow', 'block'), reason: text })),
  items: number,
  status: orNull(number),
  quoted: orNull(tableOf(tupleOf(whole, whole, orNull(whole)))),
  asks: listOf(ask),
  moves: listOf(move),
  changes: listOf(change),
  settings: orNull(
    objectOf({
      name: orAbsent(text),
      plan: orAbsent(text),
      zone: orAbsent(text),
      email: orAbsent(flag),
      grant: orAbsent(objectOf({ units: whole, expires: number })),
    }),
  ),
  warnings: listOf(text),
});

/**
 * What keeps a value from being a posting (`moves[2].units is no whole number`), or null. Asked before one is written and after one is read, so that
 * nothing is ever written that could not be read again.
 */
export const problemOf = (value: unknown): string | null => {
  const problem = posting(value);
  return problem === null ? null : problem.replace(/^[. ]/, '');
};
