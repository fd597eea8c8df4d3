import type { HttpCall } from '../../../shared/recognise/recognise.ts';

/** What a provider can be asked with while a call of that account waits for a decision. */
export interface HeldKey {
  readonly provider: string;
  readonly account: string;
  /** The free call that asks for the provider's own count, with the credential in it. */
  readonly asks: HttpCall;
}

/**
 * Credentials of calls that wait for a decision. They lie here alone, in this worker's memory, for as long as their question is open, and are used only when
 * the person presses the button that says so; nothing of them is stored, logged or exported.
 */
export interface HeldKeys {
  readonly keep: (call: string, key: HeldKey) => void;
  readonly find: (provider: string, account: string) => HttpCall | null;
  /** Forgets those whose call waits no more. */
  readonly prune: () => void;
}

/** Opens them; `isWaiting` says whether a call waits for a decision yet. */
export const openHeldKeys = (isWaiting: (call: string) => boolean): HeldKeys => {
  const keys = new Map<string, HeldKey>();
  const prune = (): void => {
    for (const call of keys.keys()) if (!isWaiting(call)) keys.delete(call);
  };
  return {
    keep: (call, key) => {
      keys.set(call, key);
      prune();
    },
    find: (provider, account) => {
      prune();
      return [...keys.values()].find((key) => key.provider === provider && key.account === account)?.asks ?? null;
    },
    prune,
  };
};
