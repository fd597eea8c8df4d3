import type { GuardState } from '../../extension/messages.ts';

const on: GuardState = {
  guarding: ['17TRACK', 'Safecube'],
  unguarded: [],
  checkable: [],
  off: [],
  notGiven: [],
  pause: null,
};

/** The guard while it is on, here and there, and while it is paused. */
export const guardStates = {
  on,
  off: { ...on, off: ['old-erp.example'] },
  'not-given': { ...on, notGiven: ['sinay.ai'] },
  paused: { ...on, pause: { until: 'until 21:15' } },
  chinese: { ...on, pause: { until: '直到 21:15' } },
} satisfies Readonly<Record<string, GuardState>>;
