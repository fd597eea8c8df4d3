import { useRef } from 'preact/hooks';
import type { WarningState } from '../messages.ts';

type Deciding = Extract<WarningState, { readonly kind: 'deciding' }>;

const chosenIn = ({ choice }: Deciding): string => (choice?.kind === 'items' ? choice.chosen.join() : '');

/** Goes up when the question became another by itself: not when a person chose among its items, who is still at it. */
export function useQuestion(state: Deciding): number {
  const chosen = chosenIn(state);
  const last = useRef({ since: state.since, chosen, question: state.since });
  const before = last.current;
  if (before.since !== state.since) {
    const question = before.chosen === chosen ? state.since : before.question;
    last.current = { since: state.since, chosen, question };
  }
  return last.current.question;
}
