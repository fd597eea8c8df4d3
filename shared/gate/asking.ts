import type { Scope } from '../limits/scope.ts';
import type { Decision, HeldBack } from '../model/posting.ts';
import { mayCharge, type Recognised } from '../recognise/recognise.ts';
import type { From } from './ports.ts';

/** A call that asks to leave: recognised, with its account. */
export interface Asking {
  /** Made before the call leaves; the same call asked again has the same id. */
  readonly id: string;
  readonly recognised: Recognised;
  readonly account: string;
  readonly from: From;
  /** The books' order when it left, for a call that is not on record: left out where none is in flight beside others. */
  readonly since?: number;
  /** Items that the call named and that stay here, and who decided so: `recognised` is the call without them. */
  readonly heldBack?: { readonly by: Decision['by']; readonly items: readonly HeldBack[] };
}

/** A call as a scope: what policies and limits about it name. */
export const scopeOf = ({ recognised, account, from }: Asking): Scope => ({
  provider: recognised.pack.id,
  account,
  site: from.site,
  action: recognised.action,
  tag: from.tag,
  user: from.user,
});

/** True when a call must be opened before it leaves: it may charge, or it changes what later calls cost. */
export const needsOpening = (recognised: Recognised): boolean =>
  mayCharge(recognised) || (recognised.call?.onAccept.some((one) => one.effect.do !== 'seen') ?? false);
