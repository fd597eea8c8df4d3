import type { Asking } from '../../shared/gate/gate.ts';
import type { Settled } from '../../shared/gate/settled.ts';
import { writeDictionary } from '../http/structured-field.ts';
import type { Units } from './tollgate-headers.ts';

/** A call as a log line names it: whose and what, never a credential or a number. */
export const sayCall = ({ recognised }: Pick<Asking, 'recognised'>): string => {
  const count = recognised.asks.length;
  const items = count === 0 ? '' : ` (${count} ${count === 1 ? 'item' : 'items'})`;
  return `${recognised.pack.id} ${recognised.action}${items}`;
};

export const sayUnits = (units: Units): string => {
  const known = Object.entries(units).filter((entry): entry is [string, number] => entry[1] !== null);
  return known.length === 0 ? 'nothing' : writeDictionary(Object.fromEntries(known));
};

/** What is left of each meter, as far as it is known. */
export const sayLeft = ({ left, basis }: Pick<Settled, 'left' | 'basis'>): string =>
  Object.values(basis).includes('assumed') ? 'not known yet' : sayUnits(left);
