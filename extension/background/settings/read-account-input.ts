import { parseAmount } from '../../../shared/amount.ts';
import type { AccountSettings, Grant } from '../../../shared/model/posting.ts';
import { fieldsOf, flag, number, orAbsent, type Parse, text, UnexpectedJson } from '../../parse-json.ts';
import type { AccountInput } from '../../settings-messages.ts';

const readGrant: Parse<Grant> = (value, where) => {
  const field = fieldsOf(value, where);
  const units = parseAmount(field('units', number));
  if (units === null) throw new UnexpectedJson(`${where}.units`, 'an amount');
  return { units, expires: field('expires', number) };
};

/** What is left out is not to be set. */
const readSettings: Parse<AccountSettings> = (value, where) => {
  const field = fieldsOf(value, where);
  const name = field('name', orAbsent(text));
  const plan = field('plan', orAbsent(text));
  const zone = field('zone', orAbsent(text));
  const email = field('email', orAbsent(flag));
  const grant = field('grant', orAbsent(readGrant));
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(plan === undefined ? {} : { plan }),
    ...(zone === undefined ? {} : { zone }),
    ...(email === undefined ? {} : { email }),
    ...(grant === undefined ? {} : { grant }),
  };
};

/** What `setAccount` is asked. */
export const readAccountInput: Parse<AccountInput> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    provider: field('provider', text),
    account: field('account', text),
    settings: field('settings', readSettings),
  };
};
