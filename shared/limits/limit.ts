import type { Amount } from '../amount.ts';
import { type AccountBooks, periodOf } from '../books/account.ts';
import { dayOf, monthOf, type Period } from '../period.ts';
import type { Scope } from './scope.ts';

/** Of which time units count together: of one call, or of the day, month or counting period of their account, in its own time zone. */
export type LimitWindow = 'call' | 'day' | 'month' | 'period';

/**
 * One limit, whoever sets it: how much may be used, or how much must be left. Each meter counts by itself; `meter` null is each of them. It is judged inside the step
 * that reserves, where what calls in flight hold is taken already, so that two calls can never pass it together.
 */
export type Limit =
  | {
      readonly kind: 'use';
      readonly scope: Scope;
      readonly meter: string | null;
      readonly window: LimitWindow;
      readonly most: Amount;
    }
  /** Of the allowance and grants of the account that the call goes to. A meter without allowance has none to keep. */
  | { readonly kind: 'keep'; readonly scope: Scope; readonly meter: string | null; readonly least: Amount };

/** The stretch of time that a window is of an account at an instant. It begins and ends with a quarter of an hour, as roll-ups do. */
export const windowAt = (window: Exclude<LimitWindow, 'call'>, account: AccountBooks, at: number): Period => {
  switch (window) {
    case 'day':
      return dayOf(at, account.settings.zone);
    case 'month':
      return monthOf(at, account.settings.zone);
    case 'period':
      return periodOf(account, at);
  }
};
