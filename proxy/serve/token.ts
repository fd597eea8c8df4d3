import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { writePrivateFile } from '../store/private-file.ts';

/** The token that the control routes ask for. */
export interface Token {
  /** True for the value of an Authorization header that carries the token. Takes the same time for every wrong one. */
  readonly isIn: (authorization: string | null) => boolean;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Makes a new token and writes it to DIR/token, for this user alone. An old one is worth nothing from then on. Throws LedgerError. */
export const writeToken = (dir: string): Token => {
  const token = randomBytes(32).toString('base64url');
  writePrivateFile(join(dir, 'token'), `${token}\n`);
  const expected = digest(token);
  return {
    isIn: (authorization) => {
      const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
      return timingSafeEqual(digest(given), expected);
    },
  };
};
