import type { DontAsk, DontAskMany, PoliciesState, PolicyInput, PolicyView } from '../../extension/policy-messages.ts';

const input: PolicyInput = {
  id: 'tonight',
  provider: '17track',
  account: '3f9a',
  site: 'shop.example',
  action: 'register',
  does: 'pass',
  call: 5,
  day: null,
  keep: null,
  lasts: 'as-before',
};

export const tonight: PolicyView = {
  id: 'tonight',
  when: 'shop.example registers numbers',
  who: '17TRACK, Main account',
  does: 'Passes unasked: up to 5 units a call.',
  until: 'until tonight, 24:00',
  input,
};

const reports: PolicyView = {
  id: 'reports',
  when: 'Any site makes a call',
  who: '',
  does: 'Blocked.',
  until: 'until you end it',
  input: {
    ...input,
    id: 'reports',
    provider: null,
    account: null,
    site: null,
    action: null,
    does: 'block',
    call: null,
  },
};

const accounts = [
  { provider: '17track', account: '3f9a', name: '17TRACK, Main account' },
  { provider: 'safecube', account: '77b0', name: 'Safecube, Freight' },
];

/** The list of policies, with some, with none, and with one that cannot be read. */
export const policiesStates = {
  some: { policies: [tonight, reports], broken: [], accounts, sites: ['erp.example', 'shop.example'] },
  none: { policies: [], broken: [], accounts: [], sites: [] },
  broken: { policies: [tonight], broken: [{ id: 'x', say: 'policy.does: an object expected' }], accounts, sites: [] },
} satisfies Readonly<Record<string, PoliciesState>>;

/** What a warning offers not to be asked again. */
export const dontAsk: DontAsk = {
  when: 'shop.example registers numbers',
  units: [
    { units: 1, text: '1 unit', passed: '7 of the last 9 such calls would have passed, this one included.' },
    { units: 5, text: '5 units', passed: '8 of the last 9 such calls would have passed, this one included.' },
    { units: 10, text: '10 units', passed: '9 of the last 9 such calls would have passed, this one included.' },
  ],
  lasts: [
    { lasts: 'tonight', text: 'until tonight, 24:00' },
    { lasts: 'hour', text: 'until 21:45' },
    { lasts: 'week', text: 'until 11 November, 20:45' },
  ],
};

/** The same of ten calls that are asked about together, most of which are registrations. */
export const dontAskMany: DontAskMany = {
  ...dontAsk,
  like: 'call-1',
  units: dontAsk.units.map((one) => ({ ...one, passed: '8 of these 10 calls would have passed.' })),
};
