import {
  type PageAnswer,
  type PageCall,
  parseToPage,
  type ToBridge,
  UNREACHABLE,
  type Verdict,
} from '../../shared/messages/page-port.ts';
import { getter, listen, method, NativePromise, randomBytes } from './natives.ts';

/** Where the hook asks whether a call may leave, and tells what became of it. */
export interface Gate {
  newId(): string;
  /** Waits for the verdict. Without a bridge it is a block at once. */
  ask(id: string, call: PageCall): Promise<Verdict>;
  /** Ends a question whose call the page gave up; its verdict never comes. Nothing may be sent under this id afterwards. */
  withdraw(id: string): void;
  /** Records a call that cannot charge and did not wait. Its answer must follow. */
  note(id: string, call: PageCall): void;
  answer(id: string, answer: PageAnswer): void;
}

const post = method<[message: ToBridge, transfer: Transferable[]], void>(MessagePort.prototype.postMessage);
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
  ask: () => new NativePromise((resolve) => resolve(UNREACHABLE)),
  withdraw() {},
  note() {},
  answer() {},
};

/** Opens the gate over the port that the bridge took, or a closed one without. */
export const openGate = (port: MessagePort | null): Gate => {
  if (port === null) return closedGate;
  // Without prototype, so that no name of the page's making is found in it.
  const waiting: { [id: string]: (verdict: Verdict) => void } = Object.create(null);
  listen(port, 'message', (event) => {
    const message = parseToPage(dataOf(event));
    if (message === null) return;
    waiting[message.id]?.(message.verdict);
    delete waiting[message.id];
  });
  start(port);
  const tell = (message: ToBridge, body: ArrayBuffer | null): void => {
    post(port, message, body === null ? [] : [body]);
  };
  return {
    newId,
    ask: (id, call) =>
      new NativePromise((resolve) => {
        waiting[id] = resolve;
        tell({ kind: 'ask', id, call }, call.body);
      }),
    withdraw(id) {
      if (waiting[id] === undefined) return;
      delete waiting[id];
      tell({ kind: 'gone', id }, null);
    },
    note(id, call) {
      tell({ kind: 'ask', id, call }, call.body);
    },
    answer(id, answer) {
      tell({ kind: 'answer', id, answer }, answer.kind === 'response' ? answer.body : null);
    },
  };
};
