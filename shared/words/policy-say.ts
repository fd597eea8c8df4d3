import { toUnits } from '../amount.ts';
import type { Scope } from '../limits/scope.ts';
import { dayOf } from '../period.ts';
import type { Policy } from '../policies/policy.ts';
import { fill, sayClock, sayCount, sayDay, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** "shop.example registers numbers", "Any site calls 17TRACK": of which calls something is said. `provider`: its title. */
export const scopeSay = ({ site, action }: Scope, provider: string | null, locale: Locale): string => {
  const say = wordsOf('policy', locale);
  const acts: Readonly<Record<string, string>> = wordsOf('policyActs', locale);
  const named = action === null ? undefined : (acts[action] ?? fill(say.actsOtherwise, { action }));
  const calls = provider === null ? say.calls : fill(say.callsProvider, { provider });
  return fill(say.whatever, { site: site ?? say.any, acts: named ?? calls });
};

/** "Passes unasked: up to 5 units a call, never past 10 left." */
export const doesSay = ({ does }: Policy, locale: Locale): string => {
  const say = wordsOf('policy', locale);
  if (does.kind !== 'pass') return say[does.kind];
  const bounds = [
    ...(does.call === null ? [] : [sayCount(say.call, toUnits(does.call), locale)]),
    ...(does.day === null ? [] : [sayCount(say.day, toUnits(does.day), locale)]),
    ...(does.keep === null ? [] : [fill(say.keep, { n: sayNumber(toUnits(does.keep), locale) })]),
  ];
  return bounds.length === 0 ? say.pass : fill(say.bounds, { bounds: bounds.join(wordsOf('text', locale).comma) });
};

/** "until 21:15", "until tonight, 24:00", "until 4 December, 21:15", "until you end it". */
export const untilSay = (
  until: number | null,
  reader: { readonly now: number; readonly zone: string; readonly locale: Locale },
): string => {
  const { now, zone, locale } = reader;
  const say = wordsOf('policy', locale);
  if (until === null) return say.always;
  const midnight = dayOf(now, zone).to;
  const time = sayClock(until, zone, locale);
  if (until === midnight) return say.tonight;
  return until < midnight
    ? fill(say.clock, { time })
    : fill(say.date, { date: sayDay(until, now, zone, locale), time });
};
