import type { LiveCall } from '../../../shared/holding/live-calls.ts';
import type { CompiledPack } from '../../../shared/pack/compiled.ts';
import { planViews } from '../../../shared/words/plan-say.ts';
import type { Locale } from '../../../shared/words/views.ts';
import type { NotKnown, WarningState } from '../../messages.ts';
import type { HeldKeys } from './held-keys.ts';

/** What would make known what is left of an account. */
export const notKnownOf = (
  pack: CompiledPack,
  account: string,
  keys: Pick<HeldKeys, 'find'>,
  locale: Locale,
): NotKnown => ({
  provider: pack.id,
  account,
  title: pack.document.title,
  canAsk: keys.find(pack.id, account) !== null,
  plans: planViews(pack, locale),
});

interface ShownEdges {
  readonly calls: { readonly get: (id: string) => Pick<LiveCall, 'record'> | null };
  readonly packs: ReadonlyMap<string, CompiledPack>;
  readonly keys: Pick<HeldKeys, 'find'>;
  readonly locale: Locale;
}

/** What the window shows, with what would make known what is left where nobody knows. */
export const withNotKnown = (state: WarningState, { calls, packs, keys, locale }: ShownEdges): WarningState => {
  if (state.kind !== 'deciding' || state.view.bar === null || state.view.bar.left !== null) return state;
  const held = calls.get(state.call)?.record.call;
  const pack = held === undefined ? undefined : packs.get(held.provider);
  if (held === undefined || pack === undefined) return state;
  return { ...state, notKnown: notKnownOf(pack, held.account, keys, locale) };
};
