import type { Lasts } from '../shared/policies/lasts.ts';
import { fieldsOf, listOf, number, oneOf, orNull, type Parse, text, UnexpectedJson } from './parse-json.ts';
import type { DontAsk, DontAskMany, PauseView, PoliciesState, PolicyInput, PolicyView } from './policy-messages.ts';

export const LASTS = ['quarter', 'hour', 'tonight', 'week'] as const satisfies readonly Lasts[];

const MOST_UNITS = 1e9;

/** Units that a person wrote: none or more, in thousandths at the finest. */
export const policyUnits: Parse<number> = (value, where) => {
  const read = number(value, where);
  if (read < 0 || read > MOST_UNITS || Math.abs(read * 1000 - Math.round(read * 1000)) > 1e-6)
    throw new UnexpectedJson(where, 'a number of units');
  return read;
};

/** What is said of calls, as a form writes it and as a list tells it. */
export const readPolicyInput: Parse<PolicyInput> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    id: field('id', orNull(text)),
    provider: field('provider', orNull(text)),
    account: field('account', orNull(text)),
    site: field('site', orNull(text)),
    action: field('action', orNull(text)),
    does: field('does', oneOf('ask', 'pass', 'observe', 'block')),
    call: field('call', orNull(policyUnits)),
    day: field('day', orNull(policyUnits)),
    keep: field('keep', orNull(policyUnits)),
    lasts: field('lasts', orNull(oneOf(...LASTS, 'as-before'))),
  };
};

const readPolicyView: Parse<PolicyView> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    id: field('id', text),
    when: field('when', text),
    who: field('who', text),
    does: field('does', text),
    until: field('until', text),
    input: field('input', readPolicyInput),
  };
};

/** What `policies` answers. */
export const readPolicies: Parse<PoliciesState> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    policies: field('policies', listOf(readPolicyView)),
    broken: field(
      'broken',
      listOf((one, place) => {
        const of = fieldsOf(one, place);
        return { id: of('id', text), say: of('say', text) };
      }),
    ),
    accounts: field(
      'accounts',
      listOf((one, place) => {
        const of = fieldsOf(one, place);
        return { provider: of('provider', text), account: of('account', text), name: of('name', text) };
      }),
    ),
    sites: field('sites', listOf(text)),
  };
};

/** The pause, as `guardState` tells it. */
export const readPause: Parse<PauseView> = (value, where) => ({ until: fieldsOf(value, where)('until', text) });

/** "Don't ask again", as `warningState` offers it. */
export const readDontAsk: Parse<DontAsk> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    when: field('when', text),
    units: field(
      'units',
      listOf((one, place) => {
        const of = fieldsOf(one, place);
        return { units: of('units', number), text: of('text', text), passed: of('passed', text) };
      }),
    ),
    lasts: field(
      'lasts',
      listOf((one, place) => {
        const of = fieldsOf(one, place);
        return { lasts: of('lasts', oneOf(...LASTS)), text: of('text', text) };
      }),
    ),
  };
};

/** The same of calls that are asked about together. */
export const readDontAskMany: Parse<DontAskMany> = (value, where) => ({
  ...readDontAsk(value, where),
  like: fieldsOf(value, where)('like', text),
});
