import { expect, it } from 'vitest';
import { explain } from '../../../proxy/store/path-trouble.ts';

const failure = (code: string): Error => Object.assign(new Error(`${code}: what the system says`), { code });

it.each([
  ['EROFS', 'It lies on a read-only file system: choose another place with --data, or mount that one for writing'],
  ['ENOSPC', 'The disk is full: free some space, or choose another place with --data'],
  ['EACCES', 'Make it accessible for this user, or choose another place with --data'],
])('says what to do about %s, in one line', (code, remedy) => {
  expect(explain('may not be written', '/data', failure(code)).message).toBe(
    `/data may not be written: ${code}: what the system says. ${remedy}`,
  );
});
