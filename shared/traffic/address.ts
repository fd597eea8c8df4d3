import { isStrong } from '../lists/shapes.ts';
import { cut, operationOf } from '../recognise/operation.ts';

/** An address as the traffic log names it: what stands in its query is left out, and what looks like a key. */
export interface Address {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** What it asks for at an address that many calls share; empty for none. */
  readonly operation: string;
}

/** The address of a call that no rule describes, and how many tracking numbers it carries there. */
export interface Undescribed extends Address {
  readonly carried: number;
}

const LONGEST_PART = 40;
const LONGEST_PATH = 300;

const hasLetter = (text: string): boolean => /[a-z]/i.test(text);
const hasDigit = (text: string): boolean => /[0-9]/.test(text);

/** A part of a path that may be a key: long, and made of letters and digits; a tracking number is none. */
const isSecretLike = (part: string): boolean =>
  part.length > LONGEST_PART ||
  (part.length >= 20 && hasLetter(part) && hasDigit(part) && !isStrong(part.toUpperCase())) ||
  // Before an @ or a colon stands what names a person, or lets one in.
  /[@:]/.test(part);

const plainPart = (part: string): string => (isSecretLike(part) ? '…' : part);

/** The address of a call as the log names it; null for what is no address. */
export const addressOf = (method: string, url: string, body: string | null): Address | null => {
  if (!URL.canParse(url)) return null;
  const { hostname, protocol, pathname } = new URL(url);
  if (!/^(https?|wss?):$/.test(protocol)) return null;
  const path = cut(pathname.split('/').map(plainPart).join('/'), LONGEST_PATH);
  return { method: method.toUpperCase(), host: hostname, path, operation: operationOf(body) };
};

/** A part of a path that names one of many things: its number, its id. */
const isOneOfMany = (part: string): boolean =>
  part.includes('…') || /^[0-9-]+$/.test(part) || (part.replace(/[^0-9]/g, '').length >= 4 && part.length >= 5);

/**
 * Names an address for what is remembered of it: what names one of many things is a star, so that it holds for all of them.
 */
export const addressName = ({ method, host, path, operation }: Address): string => {
  const parts = path.split('/').map((part) => (part !== '' && isOneOfMany(part) ? '*' : part));
  return `${method} ${host}${parts.join('/')}${operation === '' ? '' : ` ${operation}`}`;
};
