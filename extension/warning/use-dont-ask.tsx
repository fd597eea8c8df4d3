import { useSignal } from '@preact/signals';
import type { Lasts } from '../../shared/policies/lasts.ts';
import type { DontAsk, DontAskChoice, DontAskUnits } from '../policy-messages.ts';

/** What a person has set of "don't ask again". */
export interface DontAskSet {
  readonly isTicked: boolean;
  readonly units: DontAskUnits;
  readonly lasts: Lasts;
  readonly tick: () => void;
  readonly setUnits: (units: number) => void;
  readonly setLasts: (lasts: Lasts) => void;
}

/** Keeps what is set, unticked at first, and again where it is about other calls. Where the quote grew past what was chosen, it is what is seen now. Null where nothing is offered. */
export function useDontAsk(again: DontAsk | null): DontAskSet | null {
  const tickedFor = useSignal<string | null>(null);
  const units = useSignal<number | null>(null);
  const lasts = useSignal<Lasts | null>(null);
  const [seen] = again?.units ?? [];
  const [first] = again?.lasts ?? [];
  if (again === null || seen === undefined || first === undefined) return null;
  return {
    isTicked: tickedFor.value === again.when,
    units: again.units.find((one) => one.units === units.value) ?? seen,
    lasts: lasts.value ?? first.lasts,
    tick: () => {
      tickedFor.value = tickedFor.peek() === again.when ? null : again.when;
    },
    setUnits: (next) => {
      units.value = next;
    },
    setLasts: (next) => {
      lasts.value = next;
    },
  };
}

/** What goes with an Allow; null where it is not ticked. */
export const choiceOf = (set: DontAskSet | null): DontAskChoice | null =>
  set?.isTicked === true ? { units: set.units.units, lasts: set.lasts } : null;
