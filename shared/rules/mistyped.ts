import { numberIn } from '../books/numbers.ts';
import { findSlip, type Slip } from '../lists/find-slip.ts';
import type { Line } from './line.ts';
import type { Quote } from './quote.ts';

/**
 * What looks mistyped among the numbers that a call may charge for, by their place in the call. What costs nothing is not looked at, nor what the account has
 * used before: of that there is more to say.
 */
export const mistypedIn = ({ recognised, account, lines }: Quote): ReadonlyMap<number, Slip> => {
  const { forms } = account.pack.document.item;
  const found = new Map<number, Slip>();
  for (const line of lines) {
    const ask = recognised.asks[line.ask];
    if (ask === undefined || line.max === 0 || isRiding(line)) continue;
    const slip = findSlip(ask.number, forms[ask.variant] ?? null);
    if (slip !== null && !isUsed(numberIn(account, ask.number))) found.set(line.ask, slip);
  }
  return found;
};

const isUsed = (number: ReturnType<typeof numberIn>): boolean =>
  number?.items.some(({ life, holds }) => life !== 'unknown' || holds.length > 0) === true;

/** True for what is charged with another charge of its item, such as a translation: it goes where that one goes. */
export const isRiding = ({ charge }: Line): boolean => charge !== null && charge.ridesOn >= 0;
