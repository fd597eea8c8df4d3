import { callViews, type LedgerCall } from './call-view.ts';
import { fill } from './locale.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

interface Reader {
  readonly now: number;
  /** The reader's own time zone. */
  readonly zone: string;
  readonly locale: Locale;
}

/** What a call did, as what explains why another one costs something else now: "At 20:45 on shop.example: Delete 38 numbers." */
export const happenedSay = (call: LedgerCall, reader: Reader): string => {
  const say = wordsOf('happened', reader.locale);
  const [view] = callViews([call], reader);
  const { when = '', what = '', tone = 'free', units = '' } = view ?? {};
  const { site } = call.opening;
  const told = tone === 'charge' ? fill(say.charged, { n: units }) : tone === 'unknown' ? say.open : '';
  return fill(site === null ? say.at : say.on, { when, site: site ?? '', what, units: told });
};
