import { routeTableOf } from '../../../shared/pack/compile.ts';
import type { CompiledPack } from '../../../shared/pack/compiled.ts';
import { type WallRule, wallRulesOf } from '../../../shared/recognise/wall-rules.ts';

/** The part of the browser that keeps network rules from one start to the next. */
export interface DynamicRulesApi {
  getDynamicRules(): Promise<readonly { readonly id: number }[]>;
  updateDynamicRules(changes: { readonly addRules: WallRule[]; readonly removeRuleIds: number[] }): Promise<void>;
  isRegexSupported(asked: { readonly regex: string; readonly isCaseSensitive: boolean }): Promise<{
    readonly isSupported: boolean;
  }>;
}

export interface TaughtWallEdges {
  readonly rules: DynamicRulesApi;
  /** All that a request may be, as this browser names it: a rule that names no kind leaves documents out. */
  readonly resourceTypes: readonly string[];
}

/** The network rules of what a person taught or added: the browser keeps them, and they hold from its first request on. */
export interface TaughtWall {
  /** Makes them anew, all at once, from these packs. Resolves with those that the browser does not stop calls of: it takes none, or not all of their rules. */
  readonly guard: (packs: readonly CompiledPack[]) => Promise<readonly CompiledPack[]>;
}

/** Far from the numbers of the rules that the extension came with, and of those that let one request through. */
const FIRST_ID = 1_000_000;

/** Opens it. One change of the rules follows another, so that the last one stands. */
export const openTaughtWall = ({ rules, resourceTypes }: TaughtWallEdges): TaughtWall => {
  let last: Promise<unknown> = Promise.resolve();

  /** A pattern that the browser cannot compile would have it refuse the rules of all. */
  const isTaken = async ({ condition: { regexFilter } }: WallRule): Promise<boolean> =>
    regexFilter === undefined ||
    (await rules.isRegexSupported({ regex: regexFilter, isCaseSensitive: false })).isSupported;

  const set = async (packs: readonly CompiledPack[]): Promise<readonly CompiledPack[]> => {
    const addRules: WallRule[] = [];
    const unguarded: CompiledPack[] = [];
    for (const pack of packs) {
      const wanted = wallRulesOf(routeTableOf([pack]), FIRST_ID + addRules.length, resourceTypes);
      const taken = await Promise.all(wanted.map(isTaken));
      addRules.push(...wanted.filter((_, at) => taken[at]));
      if (taken.includes(false)) unguarded.push(pack);
    }
    const removeRuleIds = (await rules.getDynamicRules()).map(({ id }) => id);
    if (addRules.length > 0 || removeRuleIds.length > 0) await rules.updateDynamicRules({ addRules, removeRuleIds });
    return unguarded;
  };

  return {
    guard: (packs) => {
      const guarding = last.then(() => (resourceTypes.length === 0 ? packs : set(packs))).catch(() => packs);
      last = guarding;
      return guarding;
    },
  };
};
