import { statSync } from 'node:fs';
import { join } from 'node:path';
import { runGoldenTests } from '../../shared/har/golden.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { findBrowser, howToGetBrowser } from '../start/find-browser.ts';
import { thisMachine } from '../start/machine.ts';
import { hasLedger, type LedgerPlace } from '../store/ledger-place.ts';
import { explain, whyNotWritable } from '../store/path-trouble.ts';
import { readPlainFile } from '../store/private-file.ts';
import { lockServe } from '../store/serve-lock.ts';
import { openStoreToRead } from '../store/store-to-read.ts';
import { countPostings, lookAtLedger } from './open-ledger.ts';

/** A number of things, each called so. */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** One thing looked at. `hint`: nothing is wrong, but something is missing that some need. */
export interface Finding {
  readonly check: 'node' | 'folder' | 'ledger' | 'books' | 'rules' | 'serve' | 'browser';
  readonly state: 'ok' | 'hint' | 'wrong';
  readonly say: string;
}

const OTHERS = 0o077;
const HEALTH_MS = 3000;

/** Whether this Node is one that Tollgate runs on; `version` without the v. */
export const checkNode = (version: string): Finding => {
  const isRight = version.startsWith('24.');
  return {
    check: 'node',
    state: isRight ? 'ok' : 'wrong',
    say: isRight ? `Node ${version}` : `Node ${version}: Tollgate needs Node 24, so install it`,
  };
};

/** Whether the data folder can be used, by this user alone. */
export const checkFolder = ({ dir }: LedgerPlace): Finding => {
  const found = statSync(dir, { throwIfNoEntry: false });
  if (found === undefined)
    return { check: 'folder', state: 'ok', say: `${dir} is not there yet: it is made when it is first needed` };
  if (!found.isDirectory())
    return { check: 'folder', state: 'wrong', say: `${dir} is no folder: choose another with --data` };
  const why = whyNotWritable(dir);
  if (why !== null) return { check: 'folder', state: 'wrong', say: explain('may not be written', dir, why).message };
  if (process.platform !== 'win32' && (found.mode & OTHERS) !== 0) {
    return { check: 'folder', state: 'wrong', say: `${dir} may be entered by other users: run chmod 700 ${dir}` };
  }
  return { check: 'folder', state: 'ok', say: `${dir} is this user's alone` };
};

const damageOf = async (file: string): Promise<string | null> => {
  const store = openStoreToRead(file);
  try {
    return store.damage();
  } finally {
    await store.close();
  }
};

/** Opens the ledger, lets SQLite look it over, and reads every entry. */
export const checkLedger = async (place: LedgerPlace): Promise<Finding> => {
  const { file } = place;
  if (!hasLedger(place))
    return { check: 'ledger', state: 'ok', say: `${file} is not there yet: the first entry makes it` };
  try {
    const found = await damageOf(file);
    if (found !== null)
      return {
        check: 'ledger',
        state: 'wrong',
        say: `${file} is damaged (${found}): put back a copy, or move it away with all that lies beside it to begin an empty ledger`,
      };
    const postings = await countPostings(place);
    const books = await lookAtLedger(place, 0, (ledger) => ledger.books());
    return {
      check: 'ledger',
      state: 'ok',
      say: `${file} is sound: ${countOf(postings, 'posting')}, ${countOf(books.accounts.size, 'account')}`,
    };
  } catch (error) {
    return { check: 'ledger', state: 'wrong', say: error instanceof Error ? error.message : String(error) };
  }
};

/** Whether every bundled pack passes the tests that it carries. */
export const checkRules = (): readonly Finding[] =>
  bundledPacks.map((pack) => {
    const tests = runGoldenTests(pack);
    const failed = tests.filter(({ problem }) => problem !== null);
    const [first] = failed;
    return first === undefined
      ? { check: 'rules', state: 'ok', say: `${pack.stamp}: all ${tests.length} tests pass` }
      : {
          check: 'rules',
          state: 'wrong',
          say: `${pack.stamp}: ${failed.length} of ${tests.length} tests fail (${first.name}): install Tollgate again`,
        };
  });

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/_tollgate/health`, { signal: AbortSignal.timeout(HEALTH_MS) })).ok;
  } catch {
    return false;
  }
};

const NOT_RUNNING: Finding = {
  check: 'serve',
  state: 'ok',
  say: 'no proxy runs on this folder: tollgate serve starts one',
};

/** Whether a proxy runs on the folder, and answers. */
export const checkServe = async ({ dir }: LedgerPlace): Promise<Finding> => {
  try {
    if (readPlainFile(join(dir, 'serve.json')) === null) return NOT_RUNNING;
    const lock = lockServe(dir);
    if (lock.kind === 'locked') {
      lock.release();
      return NOT_RUNNING;
    }
    const { pid, url } = lock;
    if (url === null)
      return {
        check: 'serve',
        state: 'hint',
        say: `a proxy is starting or stopping${pid === null ? '' : ` (process ${pid})`}: look again in a moment`,
      };
    if (await answers(url)) return { check: 'serve', state: 'ok', say: `a proxy answers at ${url}` };
    return {
      check: 'serve',
      state: 'wrong',
      say: `the proxy at ${url}${pid === null ? '' : ` (process ${pid})`} does not answer: stop it and start it again`,
    };
  } catch (error) {
    return { check: 'serve', state: 'wrong', say: error instanceof Error ? error.message : String(error) };
  }
};

/** Whether there is a browser for the practice portal. */
export const checkBrowser = (): Finding => {
  const machine = thisMachine();
  const browser = findBrowser(machine);
  return browser === undefined
    ? { check: 'browser', state: 'hint', say: howToGetBrowser(machine) }
    : { check: 'browser', state: 'ok', say: `${browser.name} at ${browser.path}` };
};
