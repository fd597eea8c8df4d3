import type { KeepingShelf } from '../../../shared/ledger/keeping-shelf.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import { holdsAt, type Span } from '../../../shared/policies/policy.ts';
import { fieldsOf, number, type Parse, UnexpectedJson } from '../../parse-json.ts';

/** A pause of the guard: it ends by the clock, whether anything happens then or not. */
export interface Pause {
  /** The pause that holds; null where the guard is on. */
  readonly span: () => Span | null;
  /** Pauses until an instant. Rejects with LedgerError: then the guard stays on. */
  readonly begin: (until: number) => Promise<void>;
  /** Rejects with LedgerError: it is on again all the same, until the worker ends. */
  readonly end: () => Promise<void>;
  /** Goes by what lies on the shelf now: others changed it. */
  readonly reload: () => Promise<void>;
}

export interface PauseEdges {
  readonly shelf: KeepingShelf;
  readonly now: () => number;
  /** Something is to be painted anew at this instant; null: at none. The end itself needs no timer. */
  readonly paintAt: (at: number | null) => void;
  /** It began or ended by a person. */
  readonly changed: () => void;
}

const KEY = 'pause';

const readSpan: Parse<Span> = (value, where) => {
  const field = fieldsOf(value, where);
  return { since: field('since', number), until: field('until', number) };
};

/** What cannot be read pauses nothing. */
const kept = async (shelf: KeepingShelf): Promise<Span | null> => {
  try {
    const value = await shelf.get(KEY);
    return value === undefined ? null : readSpan(value, KEY);
  } catch (error) {
    if (error instanceof LedgerError || error instanceof UnexpectedJson) return null;
    throw error;
  }
};

/** Takes up the pause that the worker before this one kept. */
export const openPause = async ({ shelf, now, paintAt, changed }: PauseEdges): Promise<Pause> => {
  let span = await kept(shelf);
  return {
    span: () => (span !== null && holdsAt(span, now()) ? span : null),
    begin: async (until) => {
      const next = { since: now(), until };
      await shelf.put(KEY, next);
      span = next;
      paintAt(until);
      changed();
    },
    end: async () => {
      span = null;
      paintAt(null);
      changed();
      await shelf.delete(KEY);
    },
    reload: async () => {
      span = await kept(shelf);
      paintAt(span?.until ?? null);
    },
  };
};
