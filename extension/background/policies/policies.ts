import type { KeepingShelf } from '../../../shared/ledger/keeping-shelf.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import { takesIn } from '../../../shared/limits/scope.ts';
import type { Policies } from '../../../shared/policies/judge-policies.ts';
import type { BrokenPolicy, Policy } from '../../../shared/policies/policy.ts';
import { keptPolicy } from './read-policy.ts';

/** What a person said once of calls, kept on the shelf of settings. */
export interface PolicyShelf {
  readonly said: () => Policies;
  /** Keeps a policy; one of the same calls that ends, or does not, as this one goes: what is said again counts instead. Rejects with LedgerError. */
  readonly set: (policy: Policy) => Promise<void>;
  /** Rejects with LedgerError. */
  readonly end: (id: string) => Promise<void>;
  /** Goes by what lies on the shelf now: others changed it. */
  readonly reload: () => Promise<void>;
}

const PREFIX = 'policy ';

const isBroken = (kept: Policy | BrokenPolicy): kept is BrokenPolicy => 'problem' in kept;
const isWhole = (kept: Policy | BrokenPolicy): kept is Policy => !isBroken(kept);

const readAll = async (shelf: KeepingShelf): Promise<readonly (Policy | BrokenPolicy)[]> => {
  try {
    const all = await shelf.all();
    return all.flatMap(({ key, value }) =>
      key.startsWith(PREFIX) ? [keptPolicy(key.slice(PREFIX.length), value)] : [],
    );
  } catch (error) {
    // A store that cannot be opened says so itself at the first call; until then everything is asked about.
    if (error instanceof LedgerError) return [];
    throw error;
  }
};

/** True where the one is said of the very calls that the other is about, and both end or neither does. */
const replaces = (one: Policy, other: Policy): boolean =>
  takesIn(one.scope, other.scope) && takesIn(other.scope, one.scope) && (one.until === null) === (other.until === null);

/** Opens the policies. `changed` hears of each that is set or ended. Those that ended by themselves go. */
export const openPolicies = async (
  shelf: KeepingShelf,
  now: () => number,
  changed: () => void,
): Promise<PolicyShelf> => {
  let broken: readonly BrokenPolicy[] = [];
  let whole: readonly Policy[] = [];
  const load = async (): Promise<void> => {
    const kept = await readAll(shelf);
    broken = kept.filter(isBroken);
    whole = kept.filter(isWhole);
  };
  await load();

  const drop = async (ids: readonly string[]): Promise<void> => {
    await Promise.all(ids.map((id) => shelf.delete(`${PREFIX}${id}`)));
    broken = broken.filter(({ id }) => !ids.includes(id));
    whole = whole.filter(({ id }) => !ids.includes(id));
  };

  const over = (): readonly string[] =>
    whole.filter(({ until }) => until !== null && until <= now()).map(({ id }) => id);

  return {
    said: () => ({ whole, broken }),
    set: async (policy) => {
      const gone = whole.filter((one) => one.id !== policy.id && replaces(policy, one)).map(({ id }) => id);
      await shelf.put(`${PREFIX}${policy.id}`, policy);
      whole = [...whole.filter(({ id }) => id !== policy.id), policy];
      await drop([...gone, ...over()]);
      changed();
    },
    end: async (id) => {
      await drop([id, ...over()]);
      changed();
    },
    reload: async () => {
      await load();
      changed();
    },
  };
};
