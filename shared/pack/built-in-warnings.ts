/**
 * What Tollgate itself looks for in a call, whatever the provider: the codes under which a pack's `warnings` have the words for it. A pack without the words does
 * not warn of it. `delivered` goes by the pack's fact of that name, which answers set.
 */
export const BUILT_IN_WARNINGS = ['delivered', 'spelling', 'container-of-bill', 'bill-of-containers'] as const;

export type BuiltInWarning = (typeof BUILT_IN_WARNINGS)[number];
