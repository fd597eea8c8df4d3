import { PRACTICE_ACCOUNT } from '../../shared/books/books.ts';
import type { Posting } from '../../shared/ledger/posting.ts';
import type { LedgerStore } from '../../shared/ledger/store.ts';
import type { RecordedCall } from '../../shared/words/call-view.ts';

/** The calls that the ledger saw last, and whose they were. */
export interface RecentCalls {
  /** The same ledger; what passes through it is noticed. */
  readonly store: LedgerStore;
  /** Newest first. */
  readonly newest: () => readonly RecordedCall[];
  /** The account that was used last, at one provider or at any; practice never counts. Null when there is none. */
  readonly lastUsed: (provider?: string) => { readonly provider: string; readonly account: string } | null;
}

const MOST = 50;
const OPENING = new Set(['reserve', 'block', 'read']);

/** Follows a ledger from its first posting on and remembers the last calls. `opened` hears of every write whether it worked. */
export const watchCalls = (ledger: LedgerStore, opened: (isOpen: boolean) => void): RecentCalls => {
  const calls = new Map<string, RecordedCall>();
  const used = new Map<string, { readonly provider: string; readonly account: string }>();

  const note = (posting: Posting): void => {
    const { call, kind, provider, account } = posting;
    if (call === null) return;
    const known = calls.get(call);
    if (OPENING.has(kind)) {
      calls.delete(call);
      calls.set(call, { opening: posting, closing: null });
      if (calls.size > MOST) calls.delete(calls.keys().next().value ?? '');
    } else if (known !== undefined) calls.set(call, { ...known, closing: posting });
    if (account === PRACTICE_ACCOUNT) return;
    used.delete(provider);
    used.set(provider, { provider, account });
  };

  return {
    store: {
      write: async (step) => {
        let seen: readonly Posting[] = [];
        try {
          const result = await ledger.write((news, next) => {
            const made = step(news, next);
            seen = [...news.map(({ posting }) => posting), ...made.append];
            return made;
          });
          for (const posting of seen) note(posting);
          opened(true);
          return result;
        } catch (error) {
          // The store begins again from its first posting, so everything comes once more.
          calls.clear();
          used.clear();
          opened(false);
          throw error;
        }
      },
      close: () => ledger.close(),
    },
    newest: () => [...calls.values()].reverse(),
    lastUsed: (provider) => (provider === undefined ? [...used.values()].at(-1) : used.get(provider)) ?? null,
  };
};
