import { PRACTICE_ACCOUNT } from '../../shared/books/books.ts';
import type { Ground, LedgerStore, Reading } from '../../shared/ledger/store.ts';
import type { Posted, Posting } from '../../shared/model/posting.ts';
import type { LedgerCall } from '../../shared/words/call-view.ts';

/** The calls that the ledger saw last, and whose they were. */
export interface RecentCalls {
  /** The same ledger; what passes through it is noticed. */
  readonly store: LedgerStore;
  /** Notices a read of which the ledger keeps nothing, because it taught nothing: for as long as this process lives. */
  readonly noteRead: (read: Posting) => void;
  /** Newest first. */
  readonly newest: () => readonly LedgerCall[];
  /** The account that was used last; practice never counts. Null when there is none. */
  readonly lastUsed: () => { readonly provider: string; readonly account: string } | null;
}

/** What a step or look came to, and how what passed is noted. */
interface Heard<T> {
  readonly result: T;
  readonly passed: () => void;
}

const MOST = 50;
/** A call has two postings, and those who wrote many may have been few. */
const LOOKED_AT = 1000;
const OPENING = new Set(['reserve', 'block', 'read']);

/** Follows a ledger, from its last postings on, and remembers the last calls. `opened` hears of every step and look whether it worked, `booked` of every call that has an entry. */
export const watchCalls = (
  ledger: LedgerStore,
  booked: (call: LedgerCall) => void,
  opened: (isOpen: boolean) => void,
): RecentCalls => {
  const calls = new Map<string, LedgerCall>();
  let used: ReturnType<RecentCalls['lastUsed']> = null;

  const note = (posting: Posting): void => {
    const { call, kind, provider, account } = posting;
    if (call === null) return;
    const known = calls.get(call);
    if (OPENING.has(kind)) {
      calls.delete(call);
      calls.set(call, { opening: posting, closing: null });
      if (calls.size > MOST) calls.delete(calls.keys().next().value ?? '');
    } else if (known !== undefined) calls.set(call, { ...known, closing: posting });
    const noted = calls.get(call);
    if (noted !== undefined) booked(noted);
    if (account === PRACTICE_ACCOUNT) return;
    used = { provider, account };
  };

  const forget = (): void => {
    calls.clear();
    used = null;
  };

  /** What others appended, or what was there before: as far back as the last calls may reach. */
  function* missed({ last, goesOn }: Ground): Reading<readonly Posted[]> {
    if (goesOn) return [];
    const [found] = yield [{ kind: 'postings', after: Math.max(0, last - LOOKED_AT), most: LOOKED_AT }];
    return found?.kind === 'postings' ? found.posted : [];
  }

  const noteAll = ({ goesOn }: Ground, before: readonly Posted[], appended: readonly Posting[]): void => {
    if (!goesOn) forget();
    for (const { posting } of before) note(posting);
    for (const posting of appended) note(posting);
  };

  /** Says whether it worked, and notes what passed once it is durable. */
  const heard = async <T>(asked: Promise<Heard<T>>, failed: () => void): Promise<T> => {
    try {
      const { result, passed } = await asked;
      passed();
      opened(true);
      return result;
    } catch (error) {
      failed();
      opened(false);
      throw error;
    }
  };

  return {
    store: {
      write: (step) =>
        heard(
          ledger.write(function* (ground) {
            const before = yield* missed(ground);
            const { result, ...appended } = yield* step(ground);
            return { ...appended, result: { result, passed: () => noteAll(ground, before, appended.append) } };
          }),
          // The next step is told that nothing goes on, and everything comes once more.
          forget,
        ),
      read: (look) =>
        heard(
          ledger.read(function* (ground) {
            // Durable already, and the look may be for the account used last: the first one of a worker is.
            noteAll(ground, yield* missed(ground), []);
            return { result: yield* look(ground), passed: () => {} };
          }),
          () => {},
        ),
      pages: () => ledger.pages(),
      close: () => ledger.close(),
    },
    noteRead: (read) => {
      if (read.call !== null && !calls.has(read.call)) note(read);
    },
    newest: () => [...calls.values()].reverse(),
    lastUsed: () => used,
  };
};
