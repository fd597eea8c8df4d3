import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { PageClient } from '../page-client.ts';

/** The way to the practice portal, from any page. */
export interface PracticeDoor {
  readonly open: () => Promise<void>;
  /** It was asked for and does not answer. */
  readonly isAway: ReadonlySignal<boolean>;
}

export const usePractice = (openPractice: PageClient['openPractice']): PracticeDoor => {
  const isAway = useSignal(false);
  const open = async (): Promise<void> => {
    isAway.value = false;
    isAway.value = !(await openPractice().catch(() => false));
  };
  return { open, isAway };
};
