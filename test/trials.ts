/** On how many inputs a claim is tried: in `npm test` few, always the same; `TOLLGATE_RUNS` says how many more, then others each time. */
export const trials = (few: number): { readonly numRuns: number; readonly seed?: number } => {
  const proof = process.env['TOLLGATE_RUNS'];
  return proof === undefined ? { numRuns: few, seed: 20_261_127 } : { numRuns: Number(proof) };
};
