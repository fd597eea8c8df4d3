import type { NextRequest } from '../../shared/messages/call-message.ts';
import {
  type PageAnswer,
  type PageCall,
  type PageVerdict,
  parseToPage,
  type ToBridge,
  UNREACHABLE,
} from '../../shared/messages/page-port.ts';
import type { Finder, Guess } from './find-call.ts';
import { append, bare, fromUtf8, getter, listen, method, randomBytes, soon, startTimer, stopTimer } from './natives.ts';

/** Where the hook asks whether a call may leave, and tells what became of it. */
export interface Asker {
  newId(): string;
  /** Whether calls that cannot charge are to ask, too. */
  asksAll(): boolean;
  /**
   * Asks for the verdict, which comes later. Where nobody can be asked it is a block, but for what is no provider's call as far as can be told here. No
   * promise: of what one resolves to, the page may learn.
   */
  ask(id: string, call: PageCall, guess: Guess, decided: (verdict: PageVerdict) => void): void;
  /** What is sent under this id in the page's place, until its answer is told; `stop` ends it when the page gives up. */
  sends(id: string, stop: () => void): void;
  /** Ends a question whose call the page gave up; its verdict never comes. Nothing may be sent under this id afterwards. What is sent in the page's place is stopped. */
  withdraw(id: string): void;
  /** Something is under way to be told that the page may act on already: a question waits for it, a second at most. Returns how to say that it was told. */
  owe(): () => void;
  /** Records a call that cannot charge and did not wait. Its answer must follow. */
  note(id: string, call: PageCall): void;
  answer(id: string, answer: PageAnswer): void;
  /** Tells of a call that cannot be held, and was refused to the page. */
  refuse(call: PageCall): void;
  /** Whether a person let this request through although it cannot be held. It is so once. */
  lets(method: string, url: string): boolean;
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

/** The site goes on working without Tollgate where nothing is at stake. */
const unreachable = (call: PageCall, guess: Guess, finder: Finder): PageVerdict =>
  guess === 'elsewhere' && !finder.mayBeCall(call.url, call.body === null ? '' : fromUtf8(call.body))
    ? { kind: 'pass', watch: false }
    : UNREACHABLE;

const isUnreachable = (verdict: PageVerdict): boolean => verdict.kind === 'block' && verdict.body === UNREACHABLE.body;

/** Nobody to ask: what may charge is blocked. */
const closedAsker = (finder: Finder): Asker => ({
  newId,
  asksAll: () => false,
  ask: (_id, call, guess, decided) => soon(() => decided(unreachable(call, guess, finder))),
  sends() {},
  withdraw() {},
  owe: () => () => {},
  note() {},
  answer() {},
  refuse() {},
  lets: () => false,
});

/** What is under way takes no longer, but where an answer never ends. */
const OWED_MS = 1000;

/** Lets what is owed be told before a question. */
const openOwed = (): { readonly owe: Asker['owe']; readonly afterwards: (act: () => void) => void } => {
  let owed = 0;
  let waiting: (() => void)[] = [];
  return {
    owe: () => {
      owed += 1;
      let isOwed = true;
      const end = (): void => {
        if (!isOwed) return;
        isOwed = false;
        stopTimer(timer);
        owed -= 1;
        if (owed > 0) return;
        const acts = waiting;
        waiting = [];
        for (let at = 0; at < acts.length; at += 1) acts[at]?.();
      };
      const timer = startTimer(end, OWED_MS);
      return end;
    },
    afterwards: (act) => (owed === 0 ? act() : append(waiting, act)),
  };
};

/** Opens it over the port that the bridge took, or a closed one without. */
export const openAsker = (port: MessagePort | null, finder: Finder): Asker => {
  if (port === null) return closedAsker(finder);
  // Without prototype, so that no name of the page's making is found in it.
  const waiting: { [id: string]: (verdict: PageVerdict) => void } = bare({});
  const sending: { [id: string]: () => void } = bare({});
  let asksAll = false;
  let allowed: readonly NextRequest[] = [];
  listen(port, 'message', (event) => {
    const message = parseToPage(dataOf(event));
    if (message === null) return;
    if (message.kind === 'lets') {
      allowed = message.requests;
      return;
    }
    if (message.kind === 'watch') {
      finder.watch(message.hosts, message.all);
      return;
    }
    if (message.kind === 'asks-all') {
      asksAll = message.asksAll;
      return;
    }
    const decided = waiting[message.id];
    delete waiting[message.id];
    decided?.(message.verdict);
  });
  start(port);
  // Bodies are copied, not transferred: what is sent after a pass is made of the very bytes that were asked about.
  const tell = (message: ToBridge): void => post(port, message);
  const told = openOwed();
  return {
    newId,
    asksAll: () => asksAll,
    ask(id, call, guess, decided) {
      const heard = (verdict: PageVerdict): void =>
        decided(isUnreachable(verdict) ? unreachable(call, guess, finder) : verdict);
      waiting[id] = heard;
      told.afterwards(() => {
        if (waiting[id] === heard) tell({ kind: 'ask', id, call });
      });
    },
    sends(id, stop) {
      sending[id] = stop;
    },
    withdraw(id) {
      sending[id]?.();
      if (waiting[id] === undefined) return;
      delete waiting[id];
      tell({ kind: 'gone', id });
    },
    owe: told.owe,
    note(id, call) {
      tell({ kind: 'ask', id, call });
    },
    answer(id, answer) {
      delete sending[id];
      tell({ kind: 'answer', id, answer });
    },
    refuse(call) {
      tell({ kind: 'refused', id: newId(), call });
    },
    lets(method, url) {
      const others: NextRequest[] = [];
      for (let at = 0; at < allowed.length; at += 1) {
        const one = allowed[at];
        if (one !== undefined && (one.method !== method || one.url !== url)) append(others, one);
      }
      const isLet = others.length < allowed.length;
      allowed = others;
      return isLet;
    },
  };
};
