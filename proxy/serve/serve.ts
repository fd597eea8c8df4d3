import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { openGate } from '../../shared/gate/gate.ts';
import { openKeptPacks } from '../../shared/gate/kept-packs.ts';
import type { OnCharge } from '../../shared/gate/on-charge.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import type { PlainAddress } from '../http/plain-address.ts';
import { openFingerprint } from '../store/fingerprint.ts';
import { ledgerPlace } from '../store/ledger-place.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { DEFAULT_ASK_TIMEOUT_MS } from './ask-timeout.ts';
import { handleRequest } from './handle-request.ts';
import { readLedgerText } from './ledger-text.ts';
import { openLessons } from './lessons.ts';
import { type Listener, startListener } from './listener.ts';
import { lockFolders } from './lock-folders.ts';
import { withClock } from './log-line.ts';
import { practicePorts } from './practice/practice-ports.ts';
import { openProviders } from './providers.ts';
import { newSleepers } from './sleepers.ts';
import { writeToken } from './token.ts';
import { deciderOf } from './unattended.ts';

/** How `serve` runs. What is left out is as in contract §3. */
export interface ServeOptions {
  /** 0 picks a free port. */
  readonly port?: number | undefined;
  /** `--data` and `--store`, as they were given. */
  readonly data?: string | undefined;
  readonly store?: string | undefined;
  readonly policy?: OnCharge | undefined;
  /** How long a call may be held, in milliseconds. */
  readonly askTimeoutMs?: number | undefined;
  readonly upstreams?: ReadonlyMap<string, PlainAddress> | undefined;
  /** The folder of the practice portal's page; without one there is no practice portal. */
  readonly portalDir?: string | undefined;
  /** Answers the portal's calls; by default the simulated providers. */
  readonly practice?: ((request: Request) => Promise<Response | undefined>) | undefined;
  readonly log?: ((line: string) => void) | undefined;
  readonly now?: (() => number) | undefined;
  /** How long a provider may take to answer, and calls in flight to end when the proxy stops, in milliseconds. */
  readonly answerMs?: number | undefined;
  readonly graceMs?: number | undefined;
}

/** A proxy that accepts calls. */
export interface Serving {
  readonly url: string;
  /** Takes no more calls, lets those in flight end (at most `graceMs`), closes the ledger and lets the folder go. */
  close(): Promise<void>;
}

const DEFAULT_PORT = 8717;
const ANSWER_MS = 120_000;
const GRACE_MS = 20_000;
const DENY: OnCharge = { onCharge: 'deny', onUnknown: 'block' };

const onStandardError = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** How entries written by the proxy name their writer. */
const ORIGIN = 'proxy';

/**
 * Starts the proxy. Resolves once it accepts calls; what a crash left open is unresolved by then. Rejects with UsageError or LedgerError, with one line for
 * the person, when the folder is taken, the port is, or the ledger cannot be used.
 */
export const startServe = async (options: ServeOptions = {}): Promise<Serving> => {
  const place = ledgerPlace(options.data, options.store);
  const lock = lockFolders([place.dir, dirname(place.file)], options.log ?? onStandardError);
  try {
    return await open(options, place, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
};

/** Says each tenth of something long once. */
const sayTenths = (say: (percent: number) => void): ((done: number) => void) => {
  let said = 0;
  return (done) => {
    const tenths = Math.floor(done * 10);
    if (tenths > said) say(tenths * 10);
    said = tenths;
  };
};

const open = async (
  options: ServeOptions,
  place: ReturnType<typeof ledgerPlace>,
  lock: ReturnType<typeof lockFolders>,
): Promise<Serving> => {
  const { now = Date.now, answerMs = ANSWER_MS } = options;
  const log = withClock(options.log ?? onStandardError, now);
  const lessons = openLessons();
  const store = openSqliteStore(place.file, { onWait: lessons.letGo });
  const sleepers = newSleepers();
  let stopping = false;
  let listener: Listener | null = null;
  const isSelf = (address: string, port: number): boolean => listener?.isSelf(address, port) ?? false;
  const providers = openProviders(bundledPacks, options.upstreams ?? new Map(), isSelf);
  const decider = deciderOf(options.policy ?? DENY, options.askTimeoutMs ?? DEFAULT_ASK_TIMEOUT_MS);
  const closeAll = async (): Promise<void> => {
    await providers.close();
    await lessons.written();
    await store.close();
  };
  try {
    const gate = openGate({
      store: store.ledger,
      packs: bundledPacks,
      packOf: await openKeptPacks(store.shelves.packs, bundledPacks),
      now,
      fingerprint: openFingerprint(store.shelves.settings),
      origin: ORIGIN,
      sleep: sleepers.sleep,
      progress: sayTenths((percent) => log(`making the books anew from the ledger: ${percent} %`)),
    });
    const left = await gate.recover();
    if (left > 0)
      log(`${left} ${left === 1 ? 'call was' : 'calls were'} open when the proxy last stopped: now unresolved`);
    const ports = {
      call: { gate, decider, lessons, newId: randomUUID, origin: ORIGIN, log, answerMs, isStopping: () => stopping },
      control: {
        gate,
        token: writeToken(place.dir),
        newId: randomUUID,
        origin: ORIGIN,
        ledgerText: () => readLedgerText(gate, store.ledger),
      },
      practice: practicePorts(options.portalDir, options.practice, now),
      providers: providers.byName,
      port: () => listener?.port ?? 0,
    };
    listener = await startListener(options.port ?? DEFAULT_PORT, (client) => handleRequest(ports, client), log);
  } catch (error) {
    await closeAll();
    throw error;
  }
  const { port, close } = listener;
  const url = `http://127.0.0.1:${port}`;
  lock.announce(url);
  let closed: Promise<void> | null = null;
  const closeOnce = async (): Promise<void> => {
    stopping = true;
    sleepers.wakeAll();
    await close(options.graceMs ?? GRACE_MS, providers.stop);
    await closeAll();
    lock.release();
  };
  return {
    url,
    close: () => {
      closed ??= closeOnce();
      return closed;
    },
  };
};
