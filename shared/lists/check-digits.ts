/** Check digits as the carriers define them. All take a number in upper case, without gaps, and in the right shape; false for a digit that does not fit. */
export type Check = (number: string) => boolean;

const ZERO = 48;

/** The value of a character: digits count themselves, letters 10 to 35. */
const valueAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code < 58 ? code - ZERO : code - 55;
};

const digitAt = (text: string, at: number): number => text.charCodeAt(at) - ZERO;

/** UPS counts letters by their place in ASCII: A 2, B 3, … H 9, I 0. */
const upsValueAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code < 58 ? code - ZERO : (code - 63) % 10;
};

/** The amount that lifts a sum to a multiple of 10. */
const lift = (sum: number): number => (10 - (sum % 10)) % 10;

const last = (text: string): number => digitAt(text, text.length - 1);

/** GS1: weights 3, 1, 3, … from the right. `from` skips what is in front; `start` is what the sum begins with. */
const gs1From = (text: string, from: number, start: number): boolean => {
  let sum = start;
  for (let at = text.length - 2, weight = 3; at >= from; at--, weight = 4 - weight) sum += weight * digitAt(text, at);
  return lift(sum) === last(text);
};

export const gs1: Check = (text) => gs1From(text, 0, 0);

/** GS1 on what follows so many characters. */
export const gs1After =
  (skipped: number): Check =>
  (text) =>
    gs1From(text, skipped, 0);

/** GLS: GS1 weights on a sum that begins with 1. */
export const gls: Check = (text) => gs1From(text, 0, 1);

/** USPS, 20 digits: GS1 with or without 91 in front. */
export const usps20: Check = (text) => gs1(text) || gs1(`91${text}`);

/** The digits before the check, read as one number, modulo 7. */
export const mod7: Check = (text) => {
  let rest = 0;
  for (let at = 0; at < text.length - 1; at++) rest = (rest * 10 + digitAt(text, at)) % 7;
  return rest === last(text);
};

const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const;

const s10Of = (digits: string): boolean => {
  const sum = S10_WEIGHTS.reduce((total, weight, at) => total + weight * digitAt(digits, at), 0);
  const check = 11 - (sum % 11);
  return (check === 10 ? 0 : check === 11 ? 5 : check) === digitAt(digits, 8);
};

/** UPU S10: two letters, eight digits, the check, two letters. */
export const s10: Check = (text) => s10Of(text.slice(2));

/** TNT, nine digits: MOD7, or S10's weights. */
export const tnt: Check = (text) => mod7(text) || s10Of(text);

/** ISO 6346: letters count 10 to 38 without the multiples of 11; character i times 2^i. */
export const iso6346: Check = (text) => {
  let sum = 0;
  for (let at = 0; at < 10; at++) {
    const plain = valueAt(text, at);
    sum += (at < 4 ? plain + Math.floor((plain - 1) / 10) : plain) * 2 ** at;
  }
  return (sum % 11) % 10 === last(text);
};

const weighed = (text: string, from: number, odd: number, even: number): number => {
  let sum = 0;
  for (let at = from; at < text.length - 1; at++) sum += upsValueAt(text, at) * ((at - from) % 2 === 0 ? odd : even);
  return sum;
};

/** UPS: what follows 1Z, weights 1, 2 from the left. */
export const ups: Check = (text) => lift(weighed(text, 2, 1, 2)) === last(text);

/** OnTrac: the rule of UPS over all, C counted 4 and D 5. */
export const ontrac: Check = (text) => lift(weighed(text, 0, 1, 2)) === last(text);

/** Evri: weights 2, 1 from the left; the check is the sum's last digit itself. */
export const evri: Check = (text) => weighed(text, 0, 2, 1) % 10 === last(text);

const FEDEX_WEIGHTS = [3, 1, 7] as const;

/** FedEx Express: weights 3, 1, 7 from the left on the last twelve digits but one; modulo 11, then 10. */
export const fedex: Check = (text) => {
  const from = text.length - 12;
  let sum = 0;
  for (let at = 0; at < 11; at++) sum += (FEDEX_WEIGHTS[at % 3] ?? 0) * digitAt(text, from + at);
  return (sum % 11) % 10 === last(text);
};

/** DHL Paket's Identcode: weights 4, 9 from the left. */
export const identcode: Check = (text) => lift(weighed(text, 0, 4, 9)) === last(text);

export const luhn: Check = (text) => {
  let sum = 0;
  for (let at = text.length - 2, twice = true; at >= 0; at--, twice = !twice) {
    const digit = digitAt(text, at) * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return lift(sum) === last(text);
};

/** DPD: ISO 7064 MOD 37,36 over letters and digits. */
export const dpd: Check = (text) => {
  let rest = 36;
  for (let at = 0; at < text.length - 1; at++) {
    rest += valueAt(text, at);
    if (rest > 36) rest -= 36;
    rest *= 2;
    if (rest > 36) rest -= 37;
  }
  return (37 - rest) % 36 === valueAt(text, text.length - 1);
};

/** SF Express: without the first three digits, weights 1, 3, 5, … from the right; the digits of each product are added. */
export const sf: Check = (text) => {
  const from = text.startsWith('SF') ? 5 : 3;
  let sum = 0;
  for (let at = text.length - 2, weight = 1; at >= from; at--, weight += 2) {
    const product = weight * digitAt(text, at);
    sum += (product % 10) + (Math.floor(product / 10) % 10) + Math.floor(product / 100);
  }
  return lift(sum) === last(text);
};
