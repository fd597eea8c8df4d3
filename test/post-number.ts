import { s10 } from '../shared/lists/check-digits.ts';

/** A number as posts give them out, with the check digit that fits; `body` is its eight digits. */
export const postNumberOf = (body: string): string => {
  const digit = [...'0123456789'].find((one) => s10(`RR${body}${one}CN`)) ?? '';
  return `RR${body}${digit}CN`;
};

/** The nth of many. */
export const postNumber = (nth: number): string => postNumberOf(`${10_000_000 + nth}`);
