import { isRecord } from '../bag.ts';
import { askFields } from '../pack/ask-fields.ts';

/**
 * Version 0.1.0 wrote places where names stand now. What it called them by, in its packs 17track@1.0.0 and safecube@1.0.0: this list is closed, for
 * nothing writes places any more.
 */
const FACTS: ReadonlyMap<unknown, readonly string[]> = new Map([['17track', ['language', 'restarts', 'changes']]]);
/** By provider and route. */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['17track register', ['lang', 'mode']],
  ['17track change-info', ['lang']],
  ['17track query', ['lang', 'mode', 'level']],
]);
const NONE: readonly string[] = [];

/** What was asked for one item, with names for the places of its fields. What is not in the form of 0.1.0 stays as it is, for the check to judge. */
export const namedAsk = (provider: unknown, route: unknown, ask: unknown): unknown => {
  if (!isRecord(ask) || !Array.isArray(ask['fields'])) return ask;
  const values: readonly unknown[] = ask['fields'];
  const names = FIELDS.get(`${provider} ${route}`) ?? NONE;
  return values.length > names.length
    ? ask
    : { ...ask, fields: askFields(names, (name) => values[names.indexOf(name)]) };
};

const namedChange = (provider: unknown, change: unknown): unknown => {
  if (!isRecord(change) || typeof change['fact'] !== 'number') return change;
  const fact = FACTS.get(provider)?.[change['fact']];
  return fact === undefined ? change : { ...change, fact };
};

const hasPlaces = (asks: readonly unknown[], changes: readonly unknown[]): boolean =>
  asks.some((ask) => isRecord(ask) && Array.isArray(ask['fields'])) ||
  changes.some((change) => isRecord(change) && typeof change['fact'] === 'number');

/** A posting as it was parsed, with names where version 0.1.0 wrote places. All others come back as they are. */
export const namedPosting = (value: unknown): unknown => {
  if (!isRecord(value)) return value;
  const { provider, route, asks, changes } = value;
  if (!Array.isArray(asks) || !Array.isArray(changes) || !hasPlaces(asks, changes)) return value;
  return {
    ...value,
    asks: asks.map((ask) => namedAsk(provider, route, ask)),
    changes: changes.map((change) => namedChange(provider, change)),
  };
};
