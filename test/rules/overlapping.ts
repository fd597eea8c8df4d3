import fc from 'fast-check';
import { MORE, OTHER, POST, pair } from './parcels.ts';

// Calls that are in flight together: each is served some time after it left, and answered some time after that.

/** What a step of such a history is made of: one of these calls, about some of these numbers. */
export const overlapping = (numbers: readonly string[], does: readonly string[]) => ({
  does: fc.constantFrom(...does),
  items: fc.array(
    fc.record({ number: fc.constantFrom(...numbers), carrier: fc.constantFrom(POST, OTHER, MORE, undefined) }),
    { minLength: 1, maxLength: 3 },
  ),
  to: fc.constantFrom(POST, OTHER, MORE),
  lang: fc.boolean(),
  /** After how many more calls have left it is served, and after how many more it is answered. */
  served: fc.nat(3),
  answered: fc.nat(2),
});

type Parts = ReturnType<typeof overlapping>;
export type Overlapping = { readonly [Name in keyof Parts]: Parts[Name] extends fc.Arbitrary<infer T> ? T : never };

/** Only a deletion leaves its carriers out: which pair another call without one meant is told by answers, and those come later. */
export const bodyOf = ({ does, items, to, lang }: Overlapping): unknown => {
  const named = items.map(({ number, carrier }) => ({ number, carrier: carrier ?? POST }));
  switch (does) {
    case 'gettracklist':
    case 'getquota':
      return {};
    case 'deletetrack':
      return items.map(({ number, carrier }) => pair(number, carrier));
    case 'changecarrier':
      return named.slice(0, 1).map(({ number, carrier }) => ({ number, carrier_old: carrier, carrier_new: to }));
    case 'changeinfo':
      return named.map((one) => ({ ...one, items: lang ? { lang: 'en' } : { tag: 'a' } }));
    case 'register':
      return named.map((one) => ({ ...one, ...(lang ? { lang: 'en' } : {}) }));
    default:
      return named;
  }
};

interface Way<Step, Sent, Answer> {
  readonly send: (one: Step, left: number) => Promise<Sent>;
  readonly serve: (one: Step, sent: Sent) => Answer;
  /** Returns what is left to do two calls later, or null. */
  readonly answer: (one: Step, sent: Sent, answer: Answer) => Promise<(() => Promise<unknown>) | null>;
}

/** Plays a history to its end. Calls are served in the order in which they left: what another overtakes was priced before anybody knew of that. */
export const playOverlapping = async <Step extends Overlapping, Sent, Answer>(
  steps: readonly Step[],
  { send, serve, answer }: Way<Step, Sent, Answer>,
): Promise<void> => {
  const waiting: { readonly due: number; readonly act: () => Promise<unknown> }[] = [];
  const runUntil = async (end: number): Promise<void> => {
    for (;;) {
      const at = waiting.findIndex(({ due }) => due <= end);
      if (at < 0) return;
      await waiting.splice(at, 1)[0]?.act();
    }
  };
  let last = 0;
  for (const [left, one] of steps.entries()) {
    const sent = await send(one, left);
    last = Math.max(last, left + one.served);
    const [served, answered] = [last, last + one.answered];
    const settle = async (given: Answer): Promise<void> => {
      const later = await answer(one, sent, given);
      if (later !== null) waiting.push({ due: answered + 2, act: later });
    };
    const act = async (): Promise<void> => {
      const given = serve(one, sent);
      waiting.push({ due: answered, act: () => settle(given) });
    };
    waiting.push({ due: served, act });
    await runUntil(left);
  }
  await runUntil(Number.POSITIVE_INFINITY);
};
