import { EVERY_CALL, type Scope } from '../../../shared/limits/scope.ts';
import type { BrokenPolicy, Does, Policy } from '../../../shared/policies/policy.ts';
import { fieldsOf, number, oneOf, orNull, type Parse, text, UnexpectedJson } from '../../parse-json.ts';
import { amount } from '../bridges/read-waiting-call.ts';

const readDoes: Parse<Does> = (value, where) => {
  const field = fieldsOf(value, where);
  const kind = field('kind', oneOf('ask', 'block', 'observe', 'pass'));
  if (kind !== 'pass') return { kind };
  return {
    kind,
    call: field('call', orNull(amount)),
    day: field('day', orNull(amount)),
    keep: field('keep', orNull(amount)),
  };
};

const readScope: Parse<Scope> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    provider: field('provider', orNull(text)),
    account: field('account', orNull(text)),
    site: field('site', orNull(text)),
    action: field('action', orNull(text)),
    tag: field('tag', orNull(text)),
    user: field('user', orNull(text)),
  };
};

/** A policy as it was kept. Throws UnexpectedJson when it is none. */
const readPolicy: Parse<Policy> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    id: field('id', text),
    scope: field('scope', readScope),
    does: field('does', readDoes),
    since: field('since', number),
    until: field('until', orNull(number)),
  };
};

/** As much of a broken policy's scope as can be read: what cannot may be anything. */
const scopeLeft = (value: unknown): Scope => {
  try {
    return fieldsOf(value, '')('scope', readScope);
  } catch (error) {
    if (!(error instanceof UnexpectedJson)) throw error;
    return EVERY_CALL;
  }
};

/** A policy as it was kept under this id; where it cannot be read, what is known of it. */
export const keptPolicy = (id: string, value: unknown): Policy | BrokenPolicy => {
  try {
    return { ...readPolicy(value, 'policy'), id };
  } catch (error) {
    if (!(error instanceof UnexpectedJson)) throw error;
    return { id, scope: scopeLeft(value), problem: error.message };
  }
};
