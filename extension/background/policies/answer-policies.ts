import { fieldsOf, oneOf, type Parse, text } from '../../parse-json.ts';
import type { DontAskChoice, DontAskManyChoice, PolicyCalls } from '../../policy-messages.ts';
import { LASTS, policyUnits, readPolicyInput } from '../../read-policies.ts';

/** What a person chose of "don't ask again". A decision without it chose nothing. */
export const readChoice: Parse<DontAskChoice | null> = (value, where) => {
  if (value === undefined || value === null) return null;
  const field = fieldsOf(value, where);
  return { units: field('units', policyUnits), lasts: field('lasts', oneOf(...LASTS)) };
};

/** The same for calls like one of several. */
export const readManyChoice: Parse<DontAskManyChoice | null> = (value, where) => {
  const choice = readChoice(value, where);
  return choice === null ? null : { ...choice, like: fieldsOf(value, where)('like', text) };
};

/** The functions about policies and the pause that pages may call, each behind the parser of its input. */
export const policyTable = (
  calls: PolicyCalls,
): Readonly<Record<keyof PolicyCalls, (input: unknown) => Promise<unknown>>> => ({
  policies: () => calls.policies(),
  setPolicy: (input) => calls.setPolicy(readPolicyInput(input, 'setPolicy')),
  endPolicy: (input) => calls.endPolicy({ id: fieldsOf(input, 'endPolicy')('id', text) }),
  pause: (input) => calls.pause({ lasts: fieldsOf(input, 'pause')('lasts', oneOf(...LASTS)) }),
  guardAgain: () => calls.guardAgain(),
});
