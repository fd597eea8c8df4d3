import type { Period } from '../period.ts';
import { type AccountBooks, totalsOf } from './account.ts';
import { takenOf } from './allowance.ts';

/** Where a figure of what is left comes from. */
export type LeftSource =
  /** The provider's own count said it at this instant, and nothing was counted since. */
  | { readonly by: 'provider'; readonly at: number }
  /** Calls that were counted here, since the provider's count or since the plan was set. */
  | { readonly by: 'counted' }
  /** A person set the plan, and nothing was counted yet. */
  | { readonly by: 'set' };

/** Where what is left of a meter in a period comes from; for a meter whose allowance is known. */
export const leftSourceOf = (account: AccountBooks, meter: string, period: Period): LeftSource => {
  const taken = takenOf(totalsOf(account, meter, period.id));
  const said = account.allowances.get(meter)?.findLast((one) => period.to > one.since);
  if (said === undefined) return taken === 0 ? { by: 'set' } : { by: 'counted' };
  return said.used === taken && said.until >= period.from ? { by: 'provider', at: said.until } : { by: 'counted' };
};
