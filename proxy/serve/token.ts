import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The token that the control routes ask for. */
export interface Token {
  /** True for the value of an Authorization header that carries the token. Takes the same time for every wrong one. */
  readonly isIn: (authorization: string | null) => boolean;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Makes a new token and writes it to DIR/token, for this user alone. An old one is worth nothing from then on. */
export const writeToken = (dir: string): Token => {
  const token = randomBytes(32).toString('base64url');
  const file = join(dir, 'token');
  // Written beside and moved: whoever reads DIR/token finds a whole one, and a file left there with wider rights goes.
  const beside = join(dir, 'token.new');
  rmSync(beside, { force: true });
  writeFileSync(beside, `${token}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(beside, file);
  const expected = digest(token);
  return {
    isIn: (authorization) => {
      const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
      return timingSafeEqual(digest(given), expected);
    },
  };
};
