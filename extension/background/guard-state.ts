import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { firstCharging } from '../../shared/recognise/check-call.ts';
import type { GuardState } from '../messages.ts';

/** The providers whose numbers can be checked. */
export const checkableOf = (packs: readonly CompiledPack[]): GuardState['checkable'] =>
  packs
    .filter((pack) => firstCharging(pack) !== null)
    .map((pack) => ({ provider: pack.id, title: pack.document.title }));

/** What the guard does, whatever the books say. */
export const guardState = (
  packs: readonly CompiledPack[],
  about: Pick<GuardState, 'off' | 'notGiven' | 'pause'>,
): GuardState => ({
  guarding: packs.map((pack) => pack.document.title),
  checkable: checkableOf(packs),
  ...about,
});
