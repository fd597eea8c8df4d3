import { dayOf } from '../period.ts';

/** For how long something a person says holds. */
export type Lasts = 'quarter' | 'hour' | 'tonight' | 'week';

const MINUTE_MS = 60_000;

/** When what is said now ends. `tonight` is the next midnight of the reader's own zone. */
export const endOf = (lasts: Lasts, now: number, zone: string): number => {
  switch (lasts) {
    case 'quarter':
      return now + 15 * MINUTE_MS;
    case 'hour':
      return now + 60 * MINUTE_MS;
    case 'tonight':
      return dayOf(now, zone).to;
    case 'week':
      return now + 7 * 24 * 60 * MINUTE_MS;
  }
};
