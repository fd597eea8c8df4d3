import type { SimulatedAnswer } from '../simulated-call.ts';
import { dayOf, monthOf } from '../utc-month.ts';
import { type CallContext, trackingLeft, trackingUsed } from './account.ts';

/** `getquota`: free; the seven fields, the last spelt as the service spells it. */
export function readQuota(context: CallContext): SimulatedAnswer {
  const { account, rules, at } = context;
  const emails = account.emailsByMonth.get(monthOf(at)) ?? 0;
  return {
    status: 200,
    body: {
      code: 0,
      data: {
        quota_total: rules.plan.units,
        quota_used: trackingUsed(account, rules, at),
        quota_remain: trackingLeft(account, rules, at),
        today_used: account.trackingByDay.get(dayOf(at)) ?? 0,
        max_track_daily: rules.dailyLimit,
        free_email_quota: rules.emailAllowance,
        free_email_quotaused: Math.min(emails, rules.emailAllowance),
      },
    },
  };
}
