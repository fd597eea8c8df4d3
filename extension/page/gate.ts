import {
  type PageAnswer,
  type PageCall,
  parseToPage,
  type ToBridge,
  UNREACHABLE,
  type Verdict,
} from '../../shared/messages/page-port.ts';
import { bare, getter, listen, method, randomBytes, soon } from './natives.ts';

/** Where the hook asks whether a call may leave, and tells what became of it. */
export interface Gate {
  newId(): string;
  /** Asks for the verdict, which comes later. Without a bridge it is a block. No promise: of what one resolves to, the page may learn. */
  ask(id: string, call: PageCall, decided: (verdict: Verdict) => void): void;
  /** Ends a question whose call the page gave up; its verdict never comes. Nothing may be sent under this id afterwards. */
  withdraw(id: string): void;
  /** Records a call that cannot charge and did not wait. Its answer must follow. */
  note(id: string, call: PageCall): void;
  answer(id: string, answer: PageAnswer): void;
}

const post = method<[message: ToBridge], void>(MessagePort.prototype.postMessage);
const start = method(MessagePort.prototype.start);
const dataOf = getter<unknown>(MessageEvent.prototype, 'data');

const newId = (): string => {
  const bytes = randomBytes(16);
  let id = '';
  for (let at = 0; at < 16; at += 1) {
    const byte = bytes[at] ?? 0;
    id += '0123456789abcdef'[byte >> 4];
    id += '0123456789abcdef'[byte & 15];
  }
  return id;
};

/** Nobody to ask: what may charge is blocked. */
const closedGate: Gate = {
  newId,
  ask: (_id, _call, decided) => soon(() => decided(UNREACHABLE)),
  withdraw() {},
  note() {},
  answer() {},
};

/** Opens the gate over the port that the bridge took, or a closed one without. */
export const openGate = (port: MessagePort | null): Gate => {
  if (port === null) return closedGate;
  // Without prototype, so that no name of the page's making is found in it.
  const waiting: { [id: string]: (verdict: Verdict) => void } = bare({});
  listen(port, 'message', (event) => {
    const message = parseToPage(dataOf(event));
    if (message === null) return;
    const decided = waiting[message.id];
    delete waiting[message.id];
    decided?.(message.verdict);
  });
  start(port);
  // Bodies are copied, not transferred: what is sent after a pass is made of the very bytes that were asked about.
  const tell = (message: ToBridge): void => post(port, message);
  return {
    newId,
    ask(id, call, decided) {
      waiting[id] = decided;
      tell({ kind: 'ask', id, call });
    },
    withdraw(id) {
      if (waiting[id] === undefined) return;
      delete waiting[id];
      tell({ kind: 'gone', id });
    },
    note(id, call) {
      tell({ kind: 'ask', id, call });
    },
    answer(id, answer) {
      tell({ kind: 'answer', id, answer });
    },
  };
};
