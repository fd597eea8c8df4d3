import { advance, type Hold, type HoldStep } from '../../shared/gate/hold.ts';
import { LedgerError, type Shelf } from '../../shared/ledger/store.ts';
import type { FromBackground } from '../../shared/messages/bridge-port.ts';
import { UnexpectedJson } from '../parse-json.ts';
import type { PageOf } from './page-of.ts';
import { readHold } from './read-hold.ts';

/** A connected document. */
export interface Bridge {
  readonly page: PageOf;
  readonly tell: (message: FromBackground) => void;
}

/** A hold in this worker's hands. */
export interface LiveHold {
  readonly id: string;
  hold: Hold;
  /** The document that made the call; null while it is not connected. */
  bridge: Bridge | null;
  /** When it ends, should its document not be connected by then. */
  endsAt: number;
  /** The page took the call back: nothing of it may leave any more, whatever is under way. */
  takenBack: boolean;
  /** A person has seen its question. */
  wasShown: boolean;
}

/** All holds of this worker, and where they are kept for the next one. */
export interface LiveHolds {
  readonly get: (id: string) => LiveHold | null;
  /** In the order in which they were asked. */
  readonly all: () => readonly LiveHold[];
  readonly add: (hold: Hold, bridge: Bridge | null) => LiveHold;
  readonly forget: (live: LiveHold) => Promise<void>;
  /** Takes a step at once, and tells those who watch. Throws HoldError for an illegal one. */
  readonly step: (live: LiveHold, step: HoldStep) => void;
  /** Keeps the hold as it stands, or drops it when it has ended. A store that fails is no trouble: what is not kept is asked about again. */
  readonly save: (live: LiveHold) => Promise<void>;
  /** Keeps the hold as it will stand after a step that is not taken yet. Rejects with LedgerError: then the step must not be taken. */
  readonly saveAs: (live: LiveHold, step: HoldStep) => Promise<void>;
  /** Runs work on one call after all that was begun on it before. */
  readonly inTurn: <T>(id: string, work: () => Promise<T>) => Promise<T>;
  /** Takes up what the worker before this one kept. What cannot be read is dropped: its call is asked about anew. */
  readonly restore: () => Promise<void>;
  /** A place behind all others, never before the time. */
  readonly nextPlace: () => number;
}

const hasEnded = ({ standing: { kind } }: Hold): boolean => kind === 'settled' || kind === 'lost' || kind === 'gone';

const quietly = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
  }
};

export const openLiveHolds = (shelf: Shelf, now: () => number, changed: () => void): LiveHolds => {
  const holds = new Map<string, LiveHold>();
  const turns = new Map<string, Promise<unknown>>();
  let lastPlace = 0;

  const add: LiveHolds['add'] = (hold, bridge) => {
    const live: LiveHold = { id: hold.call.id, hold, bridge, endsAt: 0, takenBack: false, wasShown: false };
    holds.set(live.id, live);
    lastPlace = Math.max(lastPlace, hold.call.place);
    return live;
  };

  const forget = async (live: LiveHold): Promise<void> => {
    if (holds.get(live.id) === live) holds.delete(live.id);
    await quietly(shelf.delete(live.id));
  };

  const restoreOne = async ({ key, value }: { readonly key: string; readonly value: unknown }): Promise<void> => {
    try {
      const hold = readHold(value, `hold ${key}`);
      if (!holds.has(hold.call.id)) add(hold, null);
    } catch (error) {
      if (!(error instanceof UnexpectedJson)) throw error;
      await quietly(shelf.delete(key));
    }
  };

  return {
    get: (id) => holds.get(id) ?? null,
    all: () => [...holds.values()].sort((a, b) => a.hold.call.place - b.hold.call.place),
    add,
    forget,
    step: (live, step) => {
      live.hold = advance(live.hold, step);
      changed();
    },
    save: (live) => (hasEnded(live.hold) ? forget(live) : quietly(shelf.put(live.id, live.hold))),
    saveAs: (live, step) => shelf.put(live.id, advance(live.hold, step)),
    inTurn: (id, work) => {
      const before = turns.get(id) ?? Promise.resolve();
      const run = before.then(work);
      const settled = run.then(
        () => undefined,
        () => undefined,
      );
      turns.set(id, settled);
      void settled.then(() => {
        if (turns.get(id) === settled) turns.delete(id);
      });
      return run;
    },
    restore: async () => {
      let kept: readonly { readonly key: string; readonly value: unknown }[] = [];
      await quietly(
        shelf.all().then((all) => {
          kept = all;
        }),
      );
      for (const one of kept) await restoreOne(one);
    },
    nextPlace: () => {
      lastPlace = Math.max(lastPlace + 1, now());
      return lastPlace;
    },
  };
};
