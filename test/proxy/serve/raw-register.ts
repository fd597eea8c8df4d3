import type { ProxyDesk } from './proxy-desk.ts';
import { rawCall } from './raw-call.ts';

export const REGISTER = '/17track/track/v2.4/register';

/** What a provider answers to `rawRegister`. */
export const ACCEPTED = JSON.stringify({
  code: 0,
  data: { accepted: [{ origin: 1, number: 'RR000000001CN', carrier: 3011 }], rejected: [] },
});

/** Registers one number, and gives the answer byte for byte. */
export const rawRegister = (desk: ProxyDesk): ReturnType<typeof rawCall> =>
  rawCall(desk.port, REGISTER, {
    method: 'POST',
    headers: ['17token', 'key'],
    body: JSON.stringify([{ number: 'RR000000001CN', carrier: 3011 }]),
  });
