import fc from 'fast-check';

export const DOCUMENTS = ['a', 'b'];
export const CALLS = [0, 1, 2, 3];
export type Step =
  | { readonly do: 'ask' | 'answer' | 'lose' | 'gone'; readonly call: number }
  | { readonly do: 'leave'; readonly document: string }
  | { readonly do: 'tick'; readonly unticked: readonly number[] }
  | { readonly do: 'turn'; readonly call: number | null }
  | {
      readonly do:
        | 'allow'
        | 'block'
        | 'close'
        | 'touch'
        | 'kill'
        | 'breakBooks'
        | 'mendBooks'
        | 'moment'
        | 'while'
        | 'long';
    };

const ofCall = fc.record({
  do: fc.constantFrom('ask', 'ask', 'ask', 'answer', 'answer', 'lose', 'gone'),
  call: fc.constantFrom(...CALLS),
});
const ofDocument = fc.record({ do: fc.constant('leave'), document: fc.constantFrom(...DOCUMENTS) });
const ofWorld = fc.record({
  do: fc.constantFrom(
    'allow',
    'allow',
    'allow',
    'block',
    'close',
    'touch',
    'kill',
    'breakBooks',
    'mendBooks',
    'moment',
    'while',
    'long',
  ),
});
const ofPerson = fc.oneof(
  fc.record({ do: fc.constant('tick'), unticked: fc.subarray(CALLS) }),
  fc.record({ do: fc.constant('turn'), call: fc.option(fc.constantFrom(...CALLS)) }),
);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: ofCall },
  { weight: 1, arbitrary: ofDocument },
  { weight: 5, arbitrary: ofWorld },
  { weight: 2, arbitrary: ofPerson },
) as fc.Arbitrary<Step>;

/** A step, and how much of what it began has happened when the next one comes. */
export interface Hasty {
  readonly step: Step;
  readonly haste: number | null;
}
export const anySteps = fc.array(
  fc.record({ step: anyStep, haste: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 40 })) }),
  { minLength: 5, maxLength: 40, size: 'max' },
);
