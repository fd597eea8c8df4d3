import type { Asking } from '../../shared/gate/asking.ts';
import type { Settled } from '../../shared/rules/settled.ts';
import { writeDictionary } from '../http/structured-field.ts';
import type { Units } from './tollgate-headers.ts';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A log whose lines begin with the local time, `14:03:07`: a terminal shows none. */
export const withClock =
  (log: (line: string) => void, now: () => number): ((line: string) => void) =>
  (line) => {
    const at = new Date(now());
    log(`${[at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(':')} ${line}`);
  };

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
