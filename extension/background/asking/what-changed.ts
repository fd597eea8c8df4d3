import type { Posed } from '../../../shared/holding/questions.ts';
import type { KeptCall } from '../../../shared/holding/waiting-call.ts';
import { joinedSay } from '../../../shared/words/sending-say.ts';
import type { Locale } from '../../../shared/words/views.ts';
import { figureChangedSay, withCause } from '../../../shared/words/waiting-say.ts';
import type { AccountNews } from './account-news.ts';

export interface ChangeEdges {
  readonly now: () => number;
  readonly locale: Locale;
  readonly news: AccountNews;
  /** A person has had the question before their eyes: what they did not see did not change for them. */
  readonly wasSeen: (question: string) => boolean;
}

/** What is said of a question that became another while it was on show. */
export interface WhatChanged {
  /** The question stands as it does now; `first` is one of its calls. */
  readonly note: (posed: Posed | null, first: KeptCall | null) => void;
  /** "2 more calls joined this question.", "The books changed: …", or null. */
  readonly say: () => string | null;
}

/** Opens it for one screen. */
export const openWhatChanged = ({ now, locale, news, wasSeen }: ChangeEdges): WhatChanged => {
  let last: Posed | null = null;
  let posedAt = now();
  let said: string | null = null;

  /** Null where a person ticked something else, or calls left: then they know why. */
  const becauseOfBooks = (before: Posed, after: Posed, first: KeptCall | null): string | null => {
    if (before.ticked.size !== after.ticked.size || before.calls.length !== after.calls.length) return null;
    const figure = figureChangedSay(before.view.headline, after.view.headline, locale);
    return withCause(figure, figure === null || first === null ? null : news(first, posedAt), locale);
  };

  return {
    note: (posed, first) => {
      if (posed === null || posed === last) return;
      const known = last?.question === posed.question ? last : null;
      const joined = known === null ? 0 : posed.calls.length - known.calls.length;
      if (known === null || !wasSeen(posed.question)) said = null;
      else if (joined > 0) said = joinedSay(joined, locale);
      else said = becauseOfBooks(known, posed, first) ?? said;
      last = posed;
      posedAt = now();
    },
    say: () => said,
  };
};
