import type { Asking } from '../gate/asking.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import type { Recognised } from '../recognise/recognise.ts';
import type { KeptCall } from './waiting-call.ts';

/** What is kept of a call that waits: everything but its credential. */
export const keptCall = (
  asking: Asking,
  asked: Pick<KeptCall, 'title' | 'tab' | 'page' | 'place' | 'print' | 'choosing' | 'undescribed'>,
): KeptCall => {
  const { recognised } = asking;
  return {
    id: asking.id,
    provider: recognised.pack.id,
    pack: recognised.pack.stamp,
    route: recognised.call?.id ?? '',
    action: recognised.action,
    practice: recognised.practice,
    params: recognised.params,
    asks: recognised.asks,
    items: recognised.items,
    unreadable: recognised.unreadable,
    unread: recognised.unread,
    isLenient: recognised.isLenient,
    account: asking.account,
    site: asking.from.site ?? '',
    ...asked,
  };
};

/**
 * The call as the gate takes it, from what was kept of it. Null when the packs of today are not those that recognised it: what was kept may mean
 * something else to them.
 */
export const askingOf = (held: KeptCall, packs: ReadonlyMap<string, CompiledPack>): Asking | null => {
  const pack = packs.get(held.provider);
  const call = pack?.calls.find((one) => one.id === held.route) ?? null;
  if (pack === undefined || pack.stamp !== held.pack || (call === null && held.route !== '')) return null;
  const recognised: Recognised = {
    pack,
    call,
    action: held.action,
    practice: held.practice,
    credential: null,
    params: held.params,
    asks: held.asks,
    items: held.items,
    unreadable: held.unreadable,
    unread: held.unread,
    isLenient: held.isLenient,
    isTooLarge: false,
  };
  const site = held.site === '' ? null : held.site;
  return { id: held.id, recognised, account: held.account, from: { road: 'page', tag: null, user: null, site } };
};
