import { advance, type Hold, type HoldStep } from '../../shared/gate/hold.ts';
import { LedgerError, type Shelf } from '../../shared/ledger/store.ts';
import type { FromBackground } from '../../shared/messages/bridge-port.ts';
import { UnexpectedJson } from '../parse-json.ts';
import type { PageOf } from './page-of.ts';
import { readHold } from './read-hold.ts';
import { openWaitingLine, type WaitingLine } from './waiting-line.ts';

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
  /** When this worker first heard that a quote is on show, by its number. */
  readonly shownAt: Map<number, number>;
}

/** All holds of this worker, and where they are kept for the next one. */
export interface LiveHolds {
  readonly get: (id: string) => LiveHold | null;
  /** In the order in which they were asked. */
  readonly all: () => readonly LiveHold[];
  /** Who waits for a person. */
  readonly line: Pick<WaitingLine, 'head' | 'count' | 'undecidedOf'>;
  readonly add: (hold: Hold, bridge: Bridge | null) => LiveHold;
  readonly forget: (live: LiveHold) => Promise<void>;
  /** Takes a step at once, and tells those who watch. Throws HoldError for an illegal one. */
  readonly step: (live: LiveHold, step: HoldStep) => void;
  /** The same for many holds, and those who watch are told once. */
  readonly stepAll: (lives: readonly LiveHold[], step: HoldStep) => void;
  /** Gives a blocked hold its problem document: nothing that anybody looks at. */
  readonly explain: (live: LiveHold, problem: string) => void;
  /** Keeps the hold as it stands, or drops it when it has ended. A store that fails is no trouble: what is not kept is asked about again. */
  readonly save: (live: LiveHold) => Promise<void>;
  /** Keeps the hold as it will stand after a step that is not taken yet. Rejects with LedgerError: then the step must not be taken. */
  readonly saveAs: (live: LiveHold, step: HoldStep) => Promise<void>;
  /** Runs work on one call after all that was begun on it before. */
  readonly inTurn: <T>(id: string, work: () => Promise<T>) => Promise<T>;
  /** Runs work on many calls after all that was begun on any of them before. */
  readonly inTurnOfAll: <T>(ids: readonly string[], work: () => Promise<T>) => Promise<T>;
  /** Takes up what the worker before this one kept. What cannot be read is dropped: its call is asked about anew. */
  readonly restore: () => Promise<void>;
  /** A place behind all others, never before the time. */
  readonly nextPlace: () => number;
}

/** What was given up stays for a while: its answer may come after all, and only from the document that made it. */
const hasEnded = ({ standing: { kind } }: Hold): boolean => kind === 'settled' || kind === 'gone';

const quietly = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
  }
};

/** Opens the holds of a worker, kept on a shelf; `changed` hears of every step that shows. */
export const openLiveHolds = (shelf: Shelf, now: () => number, changed: () => void): LiveHolds => {
  const holds = new Map<string, LiveHold>();
  const line = openWaitingLine();
  const turns = new Map<string, Promise<unknown>>();
  let lastPlace = 0;

  const add: LiveHolds['add'] = (hold, bridge) => {
    const rest = { endsAt: 0, takenBack: false, wasShown: false, shownAt: new Map<number, number>() };
    const live: LiveHold = { id: hold.call.id, hold, bridge, ...rest };
    holds.set(live.id, live);
    line.note(live, hold);
    lastPlace = Math.max(lastPlace, hold.call.place);
    return live;
  };

  const forget = async (live: LiveHold): Promise<void> => {
    if (holds.get(live.id) === live) holds.delete(live.id);
    line.note(live, null);
    await quietly(shelf.delete(live.id));
  };

  const readKept = async ({ key, value }: { readonly key: string; readonly value: unknown }): Promise<Hold | null> => {
    try {
      return readHold(value, `hold ${key}`);
    } catch (error) {
      if (!(error instanceof UnexpectedJson)) throw error;
      await quietly(shelf.delete(key));
      return null;
    }
  };

  const take = (live: LiveHold, step: HoldStep): void => {
    live.hold = advance(live.hold, step);
    if (holds.get(live.id) === live) line.note(live, live.hold);
  };

  const inTurnOfAll: LiveHolds['inTurnOfAll'] = (ids, work) => {
    const run = Promise.all(ids.map((id) => turns.get(id))).then(work);
    const settled = run.then(
      () => undefined,
      () => undefined,
    );
    for (const id of ids) turns.set(id, settled);
    void settled.then(() => {
      for (const id of ids) if (turns.get(id) === settled) turns.delete(id);
    });
    return run;
  };

  return {
    get: (id) => holds.get(id) ?? null,
    all: () => [...holds.values()],
    line,
    add,
    forget,
    step: (live, step) => {
      take(live, step);
      changed();
    },
    stepAll: (lives, step) => {
      for (const live of lives) take(live, step);
      if (lives.length > 0) changed();
    },
    explain: (live, problem) => take(live, { do: 'explain', problem }),
    save: (live) => (hasEnded(live.hold) ? forget(live) : quietly(shelf.put(live.id, live.hold))),
    saveAs: (live, step) => shelf.put(live.id, advance(live.hold, step)),
    inTurn: (id, work) => inTurnOfAll([id], work),
    inTurnOfAll,
    restore: async () => {
      let kept: readonly { readonly key: string; readonly value: unknown }[] = [];
      await quietly(
        shelf.all().then((all) => {
          kept = all;
        }),
      );
      const read = (await Promise.all(kept.map(readKept))).filter((hold) => hold !== null);
      // In the order of their places, in which all others are added, too.
      for (const hold of read.sort((a, b) => a.call.place - b.call.place))
        if (!holds.has(hold.call.id)) add(hold, null);
    },
    nextPlace: () => {
      lastPlace = Math.max(lastPlace + 1, now());
      return lastPlace;
    },
  };
};
