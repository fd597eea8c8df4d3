import type { PackCall } from './schema.ts';

const EVERYTHING_REFUSED = {
  '2xx': 'refused',
  '2xx-unreadable': 'refused',
  '3xx': 'refused',
  '4xx': 'refused',
  '5xx': 'refused',
  none: 'refused',
} as const;

const maybe = (one: PackCall['charges'][number]['cases'][number]) =>
  one.bounds === 'sure' || one.bounds === 'likely' ? { ...one, bounds: 'maybe' as const } : one;

/**
 * HEAD of a call that charges by GET: a server may run the same code for it, and answer without a body (contract §2, unknown calls: its action, 0/0/max,
 * settled 0). Null for calls that HEAD has no part in.
 */
export const headOf = (call: PackCall): PackCall | null =>
  call.charges.length === 0 || !call.match.methods.includes('GET')
    ? null
    : {
        ...call,
        id: `${call.id}-head`,
        match: { ...call.match, methods: ['HEAD'] },
        charges: call.charges.map((charge) => ({ ...charge, cases: charge.cases.map(maybe) })),
        onAccept: [],
        onLost: [],
        answer: EVERYTHING_REFUSED,
        teaches: [],
      };
