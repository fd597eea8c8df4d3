import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Refused } from '../page-client.ts';
import type { Say } from '../words.ts';

/** What became of a decision about the question on show. */
export interface Decided {
  /** It was made, and nothing newer is on show. */
  readonly isDecided: boolean;
  /** Why it did not arrive; null for nothing. */
  readonly trouble: string | null;
  /** Sends it, once for each quote on show. */
  readonly decide: (send: () => Promise<void>) => Promise<void>;
}

/** Sees to it that a question is answered once. */
export const useDecided = (state: { readonly quoteNo: number }, refresh: () => void, say: Say): Decided => {
  const { quoteNo } = state;
  const decided = useSignal<{ readonly quoteNo: number; readonly isHeard: boolean } | null>(null);
  const trouble = useSignal<string | null>(null);

  // Heard, and the same question is here again: it is asked once more.
  useEffect(() => {
    if (decided.peek()?.isHeard === true) decided.value = null;
  }, [state, decided]);

  return {
    isDecided: decided.value?.quoteNo === quoteNo,
    trouble: trouble.value,
    decide: async (send) => {
      if (decided.peek()?.quoteNo === quoteNo) return;
      decided.value = { quoteNo, isHeard: false };
      trouble.value = null;
      try {
        await send();
        decided.value = { quoteNo, isHeard: true };
      } catch (error) {
        decided.value = null;
        trouble.value = error instanceof Refused ? error.message : say('decisionLost');
      }
      refresh();
    },
  };
};
