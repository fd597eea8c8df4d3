declare const thousandths: unique symbol;

/** An amount of a meter in thousandths of a unit: always a safe integer, so sums are exact. May be negative in a sum or an adjustment. */
export type Amount = number & { readonly [thousandths]: true };

/** Nothing. */
export const ZERO = 0 as Amount;

/** Units (1, 0.2, 50) as an amount. Throws RangeError when the units are finer than a thousandth or too large to be exact. */
export const fromUnits = (units: number): Amount => {
  const amount = Math.round(units * 1000);
  if (!Number.isSafeInteger(amount) || Math.abs(amount - units * 1000) > 1e-6) {
    throw new RangeError(`${units} units cannot be kept exactly: use at most three decimals`);
  }
  return amount as Amount;
};

/** An amount that was kept as a number of thousandths. Null when it is none: no safe whole number. */
export const parseAmount = (value: unknown): Amount | null => (Number.isSafeInteger(value) ? (value as Amount) : null);

/** An amount in units, for people and for JSON. */
export const toUnits = (amount: Amount): number => amount / 1000;

/** The sum of two amounts. Exact as long as it is a safe integer: nine million million units. */
export const add = (a: Amount, b: Amount): Amount => (a + b) as Amount;

/** What is left of `a` without `b`; negative where `b` is more. */
export const subtract = (a: Amount, b: Amount): Amount => (a - b) as Amount;

/** The smaller of two amounts. */
export const least = (a: Amount, b: Amount): Amount => (a < b ? a : b);

/** The larger of two amounts. */
export const most = (a: Amount, b: Amount): Amount => (a > b ? a : b);
