import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { firstCharging } from '../../shared/recognise/check-call.ts';
import type { GuardState } from '../messages.ts';
import type { PauseView } from '../policy-messages.ts';

/** The providers whose numbers can be checked. */
export const checkableOf = (packs: readonly CompiledPack[]): GuardState['checkable'] =>
  packs
    .filter((pack) => firstCharging(pack) !== null)
    .map((pack) => ({ provider: pack.id, title: pack.document.title }));

/** What the guard does, whatever the books say. */
export const guardState = (
  packs: readonly CompiledPack[],
  unguarded: readonly string[],
  pause: PauseView | null,
): GuardState => ({
  guarding: packs.map((pack) => pack.document.title),
  checkable: checkableOf(packs),
  unguarded,
  pause,
});
