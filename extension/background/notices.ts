import { brokenPackSay, couldNotAskSay, siteBlockedSay } from '../../shared/words/trouble-say.ts';
import type { Locale } from '../../shared/words/views.ts';
import type { Badge } from './badge.ts';
import type { BlockedSites } from './bridges/blocked-sites.ts';
import type { LoadedPacks } from './load-packs.ts';

interface NoticesOf {
  readonly badge: Pick<Badge, 'alarms'>;
  readonly blocked: Pick<BlockedSites, 'sites'>;
  readonly broken: LoadedPacks['broken'];
  readonly locale: Locale;
}

/** What a person should know before all else, a sentence each. */
export const noticesOf = ({ badge, blocked, broken, locale }: NoticesOf): readonly string[] => [
  ...(badge.alarms().has('not-asked') ? [couldNotAskSay(locale)] : []),
  ...blocked.sites().map((site) => siteBlockedSay(site, locale)),
  ...broken.map(({ title, problem }) => brokenPackSay(title, problem, locale)),
];
