import type { WireCall } from '../../../shared/messages/bridge-port.ts';

/** All of a call that reaches its provider, as one text: equal for the same bytes to the same address, and for no others. */
export const textOfCall = ({ method, url, headers, body, bodyTrouble }: WireCall): string =>
  JSON.stringify([method, url, headers, body, bodyTrouble ?? null]);
