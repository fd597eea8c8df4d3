import { toUnits } from '../amount.ts';
import { periodOf, planOf } from '../books/account.ts';
import { type Basis, basisOf } from '../books/allowance.ts';
import { type Books, PRACTICE_ACCOUNT } from '../books/books.ts';
import { accountKey } from '../books/row-keys.ts';
import { accountViews } from './account-view.ts';
import { sayDay, sayNumber } from './locale.ts';
import type { AccountView, Locale } from './views.ts';

/** What a person can set for an account, with where each comes from. */
export interface AccountSettingsView {
  readonly card: AccountView;
  /** The name that was given; empty while there is none. */
  readonly name: string;
  /** The plan by its id; null for a provider without plans. */
  readonly plan: string | null;
  readonly plans: readonly string[];
  /** What the allowance rests on; null for a provider without one. */
  readonly basis: Basis | null;
  /** Whether the person said which plan it is. */
  readonly isPlanSet: boolean;
  readonly zone: string;
  /** Whether it is another zone than the provider's own. */
  readonly isZoneSet: boolean;
  /** Null where the provider counts no e-mails. */
  readonly email: boolean | null;
  /** Bought units, the earliest to end first; null where the provider takes none. */
  readonly grants: readonly { readonly units: string; readonly until: string }[] | null;
}

/** The accounts of the books with what can be set for each; practice is left out. */
export const accountSettings = (books: Books, now: number, locale: Locale): readonly AccountSettingsView[] =>
  accountViews(books, now, locale).flatMap((card): readonly AccountSettingsView[] => {
    const account = books.accounts.get(accountKey(card.pack, card.id));
    if (account === undefined || account.id === PRACTICE_ACCOUNT) return [];
    const { settings, pack } = account;
    const { document } = pack;
    const plans = document.plans.map(({ id }) => id);
    return [
      {
        card,
        name: settings.name ?? '',
        plan: plans.length < 2 ? null : planOf(account).id,
        plans,
        basis: basisOf(account, pack.mainMeter, periodOf(account, now)),
        isPlanSet: settings.plan !== null,
        zone: settings.zone,
        isZoneSet: settings.zone !== document.zone,
        email: document.counted.some((one) => one.switch === 'email') ? settings.email : null,
        grants: document.meters.some((meter) => meter.takesGrants)
          ? [...settings.grants]
              .sort((a, b) => a.expires - b.expires)
              .map(({ units, expires }) => ({
                units: sayNumber(toUnits(units), locale),
                until: sayDay(expires, now, settings.zone, locale),
              }))
          : null,
      },
    ];
  });
