import type { Gate } from '../../shared/gate/gate.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { firstCharging } from '../../shared/recognise/check-call.ts';
import type { GuardState } from '../messages.ts';
import type { TrafficCalls } from '../traffic-messages.ts';
import type { PacksInUse } from './packs-in-use.ts';
import type { UnaskedDesk } from './policies/unasked-desk.ts';
import type { SiteRights } from './site-rights.ts';

/** The providers whose numbers can be checked. */
export const checkableOf = (packs: readonly CompiledPack[]): GuardState['checkable'] =>
  packs
    .filter((pack) => firstCharging(pack) !== null)
    .map((pack) => ({ provider: pack.id, title: pack.document.title }));

/** Who knows a part of what the guard does. */
interface GuardParts {
  readonly gate: Pick<Gate, 'packs'>;
  readonly packsInUse: Pick<PacksInUse, 'unguarded'>;
  readonly traffic: Pick<TrafficCalls, 'sitesOff'>;
  readonly rights: Pick<SiteRights, 'notGiven'>;
  readonly unasked: Pick<UnaskedDesk, 'pause'>;
}

/** What the guard does, whatever the books say. */
export const guardState = async ({ gate, packsInUse, traffic, rights, unasked }: GuardParts): Promise<GuardState> => {
  const packs = [...gate.packs.values()];
  return {
    guarding: packs.map((pack) => pack.document.title),
    unguarded: packsInUse.unguarded(),
    checkable: checkableOf(packs),
    off: await traffic.sitesOff(),
    notGiven: rights.notGiven(),
    pause: unasked.pause(),
  };
};
