import type { WireCall } from '../../../shared/messages/bridge-port.ts';
import type { Bridge } from './bridge.ts';

/** All of a call that reaches its provider, as one text: equal for the same bytes to the same address, and for no others. */
export const textOfCall = ({ method, url, headers, body, bodyTrouble }: WireCall): string =>
  JSON.stringify([method, url, headers, body, bodyTrouble ?? null]);

/** Names for calls, by a digest that is the same for equal texts and says nothing of them. */
export const callNames = (digest: (text: string) => Promise<string>) => ({
  /** Names the very bytes of a call. */
  printOf: (call: WireCall): Promise<string> => digest(textOfCall(call)),
  /** Names in the ledger what a document says has left: no name that it can give to any other call. */
  leftIdOf: ({ page }: Bridge, id: string): Promise<string> => digest(JSON.stringify([page.key, id])),
});
