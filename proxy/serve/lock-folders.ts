import { othersLook } from '../store/private-dir.ts';
import { lockServe } from '../store/serve-lock.ts';
import { UsageError } from '../usage-error.ts';

type Locked = Extract<ReturnType<typeof lockServe>, { kind: 'locked' }>;

/**
 * Takes the data folder, and the folder of a ledger that lies elsewhere: two proxies on one ledger would each take the other's calls for left behind. Says which of
 * them others may look into. Throws UsageError, naming the other, when one is taken.
 */
export const lockFolders = (
  dirs: readonly string[],
  log: (line: string) => void,
): Pick<Locked, 'announce' | 'release'> => {
  const locks: Locked[] = [];
  const release = (): void => {
    for (const lock of locks) lock.release();
  };
  const take = (dir: string): void => {
    const lock = lockServe(dir);
    if (lock.kind === 'taken') {
      const who = [lock.pid === null ? '' : ` (process ${lock.pid})`, lock.url === null ? '' : ` at ${lock.url}`].join(
        '',
      );
      throw new UsageError(
        `${dir} is in use by another tollgate serve${who}: stop that one, or choose another folder with --data`,
      );
    }
    locks.push(lock);
    const look = othersLook(dir);
    if (look !== null) log(look);
  };
  try {
    for (const dir of new Set(dirs)) take(dir);
  } catch (error) {
    release();
    throw error;
  }
  return {
    release,
    announce: (url) => {
      for (const lock of locks) lock.announce(url);
    },
  };
};
