import fc from 'fast-check';

/** Mostly the plain one, now and then one of the odd ones. */
export const mostly = <T>(plain: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 10): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: plain }, { weight: 1, arbitrary: odd });
