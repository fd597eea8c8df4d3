import { type Amount, fromUnits } from '../../../shared/amount.ts';
import { EVERY_CALL } from '../../../shared/limits/scope.ts';
import { endOf } from '../../../shared/policies/lasts.ts';
import type { Does, Policy } from '../../../shared/policies/policy.ts';
import type { PolicyInput } from '../../policy-messages.ts';

const orNone = (units: number | null): Amount | null => (units === null ? null : fromUnits(units));

const doesOf = ({ does, call, day, keep }: PolicyInput): Does =>
  does === 'pass' ? { kind: does, call: orNone(call), day: orNone(day), keep: orNone(keep) } : { kind: does };

/** The policy that a person wrote, in the place of `before` where it is changed. Throws RangeError for units that cannot be kept exactly. */
export const policyFrom = (
  input: PolicyInput,
  before: Policy | null,
  made: { readonly id: string; readonly now: number; readonly zone: string },
): Policy => {
  const { provider, account, site, action, lasts } = input;
  const untilNow = lasts === 'as-before' ? (before?.until ?? null) : null;
  return {
    id: before?.id ?? made.id,
    scope: { ...EVERY_CALL, provider, account, site, action },
    does: doesOf(input),
    since: made.now,
    until: lasts === 'as-before' || lasts === null ? untilNow : endOf(lasts, made.now, made.zone),
  };
};
