import type { Asking } from '../../../shared/gate/asking.ts';
import { LedgerError, type Shelf } from '../../../shared/ledger/store.ts';
import type { WireCall } from '../../../shared/messages/bridge-port.ts';
import { addressName } from '../../../shared/traffic/address.ts';
import { parseStances, type Stance, type Stances, stanceOn, stancesText } from '../../../shared/traffic/stances.ts';
import { undescribedOf } from './undescribed.ts';

/** What a person said of addresses that no rule describes, and kept. */
export interface AddressStances {
  readonly all: () => Stances;
  readonly on: (asking: Asking, call: WireCall) => Stance;
  /** Rejects with LedgerError: then all is as it was. */
  readonly set: (address: string, stance: Stance) => Promise<void>;
  /** Goes by what lies on the shelf now: others changed it. */
  readonly reload: () => Promise<void>;
}

const KEY = 'addresses';

const kept = async (settings: Shelf): Promise<unknown> => {
  try {
    return await settings.get(KEY);
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
};

/** Opens what was said of addresses. What cannot be read was never said: then such calls ask. */
export const openAddressStances = async (settings: Shelf): Promise<AddressStances> => {
  let stances = parseStances(await kept(settings));
  return {
    all: () => stances,
    on: (asking, call) => {
      const address = undescribedOf(asking, call);
      return address === null ? 'ask' : stanceOn(stances, asking.recognised, addressName(address));
    },
    set: async (address, stance) => {
      const next = new Map(stances);
      if (stance === 'ask') next.delete(address);
      else next.set(address, stance);
      await settings.put(KEY, stancesText(next));
      stances = next;
    },
    reload: async () => {
      stances = parseStances(await kept(settings));
    },
  };
};
