import type { Way } from './way.ts';
import { askedWays } from './ways/asked-ways.ts';
import { backWays } from './ways/back-ways.ts';
import { frameWays } from './ways/frame-ways.ts';
import { frontWays } from './ways/front-ways.ts';
import { ledWays } from './ways/led-ways.ts';
import { loadedWays } from './ways/loaded-ways.ts';
import { quietWays } from './ways/quiet-ways.ts';
import { sentWays } from './ways/sent-ways.ts';
import { spelledWays } from './ways/spelled-ways.ts';
import { workerWays } from './ways/worker-ways.ts';

export interface Kind {
  readonly heading: string;
  readonly ways: readonly Way[];
  /** How many can be tried on one page. */
  readonly aPage: number;
  /** In the tab in front only, so one after the other. */
  readonly isInFront?: true;
  /** In a browser that keeps pages whole when they are left, which no other way is tried in: it confuses who drives it. */
  readonly keepsPages?: true;
}

/** All ways to make a call that charges. */
export const kinds: readonly Kind[] = [
  { heading: 'A script asks', ways: askedWays, aPage: 5 },
  { heading: 'A worker asks', ways: workerWays, aPage: 5 },
  { heading: 'Another window asks', ways: frameWays, aPage: 5 },
  { heading: 'Forms, links and addresses', ways: sentWays, aPage: 1 },
  { heading: 'What a document loads', ways: loadedWays, aPage: 10 },
  { heading: 'What is loaded ahead', ways: frontWays, aPage: 10, isInFront: true },
  { heading: 'What comes back', ways: backWays, aPage: 1, keepsPages: true },
  { heading: 'What the browser sends by itself', ways: quietWays, aPage: 1 },
  { heading: 'Led there from elsewhere', ways: ledWays, aPage: 1 },
  { heading: 'Odd spellings of an address', ways: spelledWays, aPage: 10 },
];
