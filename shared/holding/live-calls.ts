import { LedgerError, type Shelf } from '../ledger/store.ts';
import type { SentOnly } from '../recognise/choose-items.ts';
import { advance, type WaitingCall, type WaitingStep } from './waiting-call.ts';
import { openWaitingLine, type WaitingLine } from './waiting-line.ts';

/** Who made a call and waits for its verdict. */
export interface Caller {
  readonly tell: (message: { readonly kind: 'verdict'; readonly id: string; readonly verdict: Told }) => void;
  /** A call of its is being put on record, and will be told that it may leave, or that it is blocked: what the way out takes time for may begin. */
  readonly expect: (id: string) => void;
}

/** What a caller is told: its call may leave, or only a part of it, and its answer is waited for; or it is blocked, with this problem document. */
export type Told =
  | { readonly kind: 'pass'; readonly watch: boolean; readonly only?: SentOnly }
  | { readonly kind: 'block'; readonly body: string };

/** A call that waits, in the hands of this process. */
export interface LiveCall<C extends Caller = Caller> {
  readonly id: string;
  record: WaitingCall;
  /** Null while it is not connected. */
  caller: C | null;
  /** When it ends, should its caller not be connected by then. */
  endsAt: number;
  /** Its caller took it back: nothing of it may leave any more, whatever is under way. */
  takenBack: boolean;
  /** A person has seen its question. */
  wasShown: boolean;
  /** When this process put its newest quote on show. */
  quotedAt: number;
  /** Its body, as its caller told it, where a person may choose among the items in it. It is kept nowhere. */
  text: string | null;
}

type UnseenStep = Extract<WaitingStep, { readonly do: 'explain' | 'wait' | 'touch' }>;

/** How calls that wait go from state to state, and are kept. */
export interface CallSteps {
  readonly forget: (live: LiveCall) => Promise<void>;
  /** Takes a step at once, and tells those who watch. Throws WaitingError for an illegal one. */
  readonly step: (live: LiveCall, step: WaitingStep) => void;
  /** The same for many calls, and those who watch are told once. */
  readonly stepAll: (lives: readonly LiveCall[], step: WaitingStep) => void;
  /** Takes a step that nobody sees: the problem document of a blocked call, the clock of one that waits. */
  readonly stepUnseen: (live: LiveCall, step: UnseenStep) => void;
  /** Keeps the call as it stands, or drops it when it has ended. A store that fails is no trouble: what is not kept is asked about again. */
  readonly save: (live: LiveCall) => Promise<void>;
}

/** All waiting calls of this process, and where they are kept for the next one. */
export interface LiveCalls<C extends Caller> extends CallSteps {
  readonly get: (id: string) => LiveCall<C> | null;
  /** In the order in which they were asked. */
  readonly all: () => readonly LiveCall<C>[];
  /** Who waits for a person. */
  readonly line: Omit<WaitingLine<LiveCall<C>>, 'note'>;
  readonly admit: (record: WaitingCall, caller: C | null) => LiveCall<C>;
  /** Runs work on one call after all that was begun on it before. */
  readonly inTurn: <T>(id: string, work: () => Promise<T>) => Promise<T>;
  /** Runs work on many calls after all that was begun on any of them before. */
  readonly inTurnOfAll: <T>(ids: readonly string[], work: () => Promise<T>) => Promise<T>;
  /** Takes up what the process before this one kept. What cannot be read is dropped: its call is asked about anew. */
  readonly restore: () => Promise<void>;
  /** A place behind all others, never before the time. */
  readonly nextPlace: () => number;
}

/** Where waiting calls are kept. */
export interface LiveEdges {
  readonly shelf: Shelf;
  /** A call as it was kept under this key; null when it cannot be read. */
  readonly read: (key: string, value: unknown) => WaitingCall | null;
  readonly now: () => number;
  /** Hears of every step that shows. */
  readonly changed: () => void;
}

interface Kept {
  readonly key: string;
  readonly value: unknown;
}

/** What was given up stays for a while: its answer may come after all, and only from the caller that made it. */
const hasEnded = ({ standing: { kind } }: WaitingCall): boolean => kind === 'settled' || kind === 'gone';

const quietly = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
  }
};

/** Opens the waiting calls of a process. */
export const openLiveCalls = <C extends Caller>({ shelf, read, now, changed }: LiveEdges): LiveCalls<C> => {
  const calls = new Map<string, LiveCall<C>>();
  const line = openWaitingLine<LiveCall<C>>();
  const turns = new Map<string, Promise<unknown>>();
  let lastPlace = 0;

  const admit: LiveCalls<C>['admit'] = (record, caller) => {
    const rest = { endsAt: 0, takenBack: false, wasShown: false, quotedAt: 0, text: null };
    const live: LiveCall<C> = { id: record.call.id, record, caller, ...rest };
    calls.set(live.id, live);
    line.note(live, record);
    lastPlace = Math.max(lastPlace, record.call.place);
    return live;
  };

  /** Null for one that was forgotten, or has another in its place. */
  const here = (live: LiveCall): LiveCall<C> | null => {
    const there = calls.get(live.id);
    return there !== undefined && there === live ? there : null;
  };

  const forget = async (live: LiveCall): Promise<void> => {
    const there = here(live);
    if (there !== null) {
      calls.delete(there.id);
      line.note(there, null);
    }
    await quietly(shelf.delete(live.id));
  };

  const readKept = async ({ key, value }: Kept): Promise<WaitingCall | null> => {
    const record = read(key, value);
    if (record === null) await quietly(shelf.delete(key));
    return record;
  };

  const take = (live: LiveCall, step: WaitingStep): void => {
    live.record = advance(live.record, step);
    const there = here(live);
    if (there !== null) line.note(there, there.record);
  };

  const inTurnOfAll: LiveCalls<C>['inTurnOfAll'] = (ids, work) => {
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
    get: (id) => calls.get(id) ?? null,
    all: () => [...calls.values()],
    line,
    admit,
    forget,
    step: (live, step) => {
      take(live, step);
      changed();
    },
    stepAll: (lives, step) => {
      for (const live of lives) take(live, step);
      if (lives.length > 0) changed();
    },
    stepUnseen: take,
    save: (live) => (hasEnded(live.record) ? forget(live) : quietly(shelf.put(live.id, live.record))),
    inTurn: (id, work) => inTurnOfAll([id], work),
    inTurnOfAll,
    restore: async () => {
      let kept: readonly Kept[] = [];
      await quietly(
        shelf.all().then((all) => {
          kept = all;
        }),
      );
      const records = (await Promise.all(kept.map(readKept))).filter((record) => record !== null);
      // In the order of their places, in which all others are added, too.
      for (const record of records.sort((a, b) => a.call.place - b.call.place))
        if (!calls.has(record.call.id)) admit(record, null);
    },
    nextPlace: () => {
      lastPlace = Math.max(lastPlace + 1, now());
      return lastPlace;
    },
  };
};
