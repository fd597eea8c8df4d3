import type { KeptCall } from '../../../shared/holding/waiting-call.ts';
import { happenedSay } from '../../../shared/words/happened-say.ts';
import type { Locale } from '../../../shared/words/views.ts';
import type { RecentCalls } from '../recent-calls.ts';

export interface NewsEdges {
  readonly recent: Pick<RecentCalls, 'newest'>;
  readonly now: () => number;
  readonly locale: Locale;
  /** The reader's own time zone. */
  readonly zone: string;
}

/** What another call did to the books of a call's account since a moment, in a sentence; null where nothing is known of it. */
export type AccountNews = (call: KeptCall, since: number) => string | null;

/** Opens what says why a quote became another. */
export const openAccountNews =
  ({ recent, now, locale, zone }: NewsEdges): AccountNews =>
  ({ id, provider, account }, since) => {
    const newest = recent.newest().find(({ opening, closing }) => {
      const isOther = opening.call !== id && opening.kind !== 'block';
      const isOfAccount = opening.provider === provider && opening.account === account;
      return isOther && isOfAccount && (closing ?? opening).at >= since;
    });
    return newest === undefined ? null : happenedSay(newest, { now: now(), locale, zone });
  };
