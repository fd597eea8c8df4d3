import {
  parseFromBackground,
  type ToBackground,
  type WireAnswer,
  type WireCall,
} from '../../shared/messages/bridge-port.ts';
import {
  type CallVerdict,
  type PageAnswer,
  type PageCall,
  type Pass,
  type ToBridge,
  type ToPage,
  UNREACHABLE,
  UNSENDABLE,
} from '../../shared/messages/page-port.ts';
import type { Line, LineEvents } from './connect.ts';
import type { Sent } from './send-call.ts';
import { packBody } from './wire-body.ts';

interface Asking {
  readonly kind: 'asking';
  readonly say: readonly ToBackground[];
  readonly call: PageCall;
}

interface Telling {
  readonly kind: 'telling';
  readonly say: readonly ToBackground[];
}

interface Noting {
  readonly kind: 'noting';
  readonly call: WireCall;
  /** Where it was said: another background has forgotten it. */
  readonly on: Line | null;
}

/**
 * What the relay knows of a call. `asking`: waits for its verdict. `noting`: cannot charge, has left, waits for its answer. `sent`: may leave, waits
 * for its answer. `sending`: the relay sends it itself. `telling`: waits until the background has what is to be said on record.
 */
type Kept =
  | Asking
  | Telling
  | Noting
  | { readonly kind: 'sent' }
  | { readonly kind: 'sending'; readonly abort: AbortController };

export interface RelayEdges {
  /** Sends a call that was allowed, past the page. `fragment` is put at the end of its address; `only` goes out in the place of its body. */
  readonly send: (call: PageCall, fragment: string, signal: AbortSignal, only: Pass['only']) => Promise<Sent>;
  /**
   * Who is at the other end of the port. Where the page may have had its window before the hook it may be anybody: nothing passes, and nothing that is said of answers
   * is believed.
   */
  readonly believes: 'the hook' | 'nobody';
  /** False while the page could change what was allowed before it leaves: then it is sent from here. */
  readonly mayPageSend: () => boolean;
  /** Null when there is no background to be had, ever again. */
  readonly connect: (events: LineEvents) => Line | null;
  readonly tellPage: (message: ToPage) => void;
  readonly nowMs: () => number;
  readonly later: (act: () => void, afterMs: number) => void;
}

/** A connection that closes sooner than this, and on which nothing was heard, was none. */
const SHORT_LIVED_MS = 1000;
/** How long to wait before each new try after such a one; after the last, what waits for a verdict is blocked. */
const RETRY_AFTER_MS = [0, 100, 500, 2000, 5000];

const wireCall = ({ body, credentials: _credentials, ...call }: PageCall): WireCall => ({
  ...call,
  body: body === null ? null : packBody(body),
});

const wireAnswer = (answer: PageAnswer): WireAnswer =>
  answer.kind === 'failed' ? answer : { ...answer, body: packBody(answer.body) };

/**
 * Carries questions and answers between the hook and the background, and loses none when the background dies: what has no verdict yet, or is not on
 * record yet, is said again on the next connection. Where there is no background any more, what waits is blocked.
 */
export const makeRelay = ({
  connect,
  send,
  believes,
  mayPageSend,
  tellPage,
  nowMs,
  later,
}: RelayEdges): ((message: ToBridge) => void) => {
  const kept = new Map<string, Kept>();
  let line: Line | null = null;
  let failures = 0;
  const blockAll = (): void => {
    for (const [id, { kind }] of [...kept]) {
      if (kind !== 'asking') continue;
      kept.delete(id);
      tellPage({ kind: 'verdict', id, verdict: UNREACHABLE });
    }
  };

  const inCare = (): boolean => [...kept.values()].some(({ kind }) => kind !== 'noting');

  /** Sends for a page that may not be told to. Its body may be too long to have come here: then nothing is sent. */
  const sendIt = (id: string, call: PageCall, { fragment = '', only }: Pass): void => {
    if (call.bodyTrouble !== undefined) {
      keep(id, { kind: 'telling', say: [{ kind: 'gone', id }] });
      tellPage({ kind: 'verdict', id, verdict: UNSENDABLE });
      return;
    }
    const abort = new AbortController();
    kept.set(id, { kind: 'sending', abort });
    void send(call, fragment, abort.signal, only).then(({ got, answer }) => {
      keep(id, { kind: 'telling', say: [{ kind: 'answer', id, answer: wireAnswer(answer) }] });
      tellPage({ kind: 'verdict', id, verdict: got === null ? { kind: 'failed' } : { kind: 'answered', got } });
    });
  };

  const decided = (id: string, call: PageCall, verdict: CallVerdict): void => {
    const isOurs = verdict.kind === 'pass' && !mayPageSend();
    if (isOurs && (verdict.watch || believes === 'the hook')) {
      sendIt(id, call, verdict);
      return;
    }
    if (verdict.kind === 'pass' && verdict.watch) kept.set(id, { kind: 'sent' });
    else kept.delete(id);
    // What is no provider's call anybody sends themselves: it is not to get past the page's own rules by us, nor past ours.
    tellPage({ kind: 'verdict', id, verdict: isOurs ? { kind: 'pass', watch: false } : verdict });
  };

  const heard = (message: unknown): void => {
    const said = parseFromBackground(message);
    failures = 0;
    if (said === null) return;
    if (said.kind === 'lets') {
      if (believes === 'the hook') tellPage(said);
      return;
    }
    const known = kept.get(said.id);
    if (said.kind === 'settled' && known?.kind === 'telling') kept.delete(said.id);
    if (said.kind === 'verdict' && known?.kind === 'asking') decided(said.id, known.call, said.verdict);
  };

  /** The background ended, or went to sleep. While calls are in its care a new one is wanted, so that it learns when this page goes away. */
  const closed = (livedMs: number): void => {
    line = null;
    if (!inCare()) return;
    failures = livedMs < SHORT_LIVED_MS ? failures + 1 : 0;
    const afterMs = RETRY_AFTER_MS[failures];
    if (afterMs === undefined) {
      failures = 0;
      blockAll();
    } else later(() => line === null && inCare() && open(), afterMs);
  };

  /** Opens a connection, or learns that there is none to be had ever again, and says on it all that is still unanswered. */
  const open = (): void => {
    const openedAtMs = nowMs();
    const opened: Line | null = connect({
      heard: (message) => line === opened && heard(message),
      closed: () => line === opened && closed(nowMs() - openedAtMs),
    });
    line = opened;
    if (opened === null) {
      blockAll();
      kept.clear();
      // What cannot charge goes on without us.
      if (believes === 'nobody') tellPage({ kind: 'asks-all', asksAll: false });
      return;
    }
    for (const one of [...kept.values()]) if ('say' in one) say(one.say);
  };

  /** False when the connection had closed unnoticed. On the next one all that is in care is said again. */
  const say = (messages: readonly ToBackground[]): boolean => {
    for (const message of messages) {
      if (line === null || line.say(message)) continue;
      closed(0);
      return false;
    }
    return true;
  };

  const keep = (id: string, one: Asking | Telling): void => {
    kept.set(id, one);
    if (line === null) open();
    else say(one.say);
  };

  /** Says a call that has left at once, for what is asked after it costs what it leaves behind. It is on record then, or teaches nothing if this background ends. */
  const note = (id: string, call: WireCall): void => {
    const ask = [{ kind: 'ask', id, call }] as const;
    if (line === null) open();
    if (!say(ask)) {
      open();
      say(ask);
    }
    kept.set(id, { kind: 'noting', call, on: line });
  };

  /** A background that did not hear of the call cannot know what came between it and this. */
  const tellNoted = (id: string, { call, on }: Noting, answer: ToBackground): void => {
    const telling = { kind: 'telling', say: [{ kind: 'ask', id, call: { ...call, late: true } }, answer] } as const;
    if (line === null || line !== on) keep(id, telling);
    else {
      kept.set(id, telling);
      say([answer]);
    }
  };

  /** The other end may be anybody: each id is asked about once, and only what can be sent from here. */
  const askToSend = (id: string, call: PageCall): void => {
    if (kept.has(id)) return;
    const said = { id, call: wireCall(call) };
    if (call.free) keep(id, { kind: 'telling', say: [{ kind: 'left', ...said }] });
    else if (call.bodyTrouble === 'unreadable') tellPage({ kind: 'verdict', id, verdict: UNSENDABLE });
    else keep(id, { kind: 'asking', say: [{ kind: 'ask', ...said }], call });
  };

  return (message) => {
    const { id } = message;
    const known = kept.get(id);
    switch (message.kind) {
      case 'ask': {
        if (believes === 'nobody') return askToSend(id, message.call);
        const call = wireCall(message.call);
        if (call.free) note(id, call);
        else keep(id, { kind: 'asking', say: [{ kind: 'ask', id, call }], call: message.call });
        return;
      }
      case 'refused':
        if (believes === 'the hook')
          keep(id, { kind: 'telling', say: [{ kind: 'refused', id, call: wireCall(message.call) }] });
        return;
      case 'gone':
        if (known?.kind === 'sending') known.abort.abort();
        if (known?.kind === 'asking' || known?.kind === 'sent')
          keep(id, { kind: 'telling', say: [{ kind: 'gone', id }] });
        return;
      case 'answer': {
        const answer = { kind: 'answer', id, answer: wireAnswer(message.answer) } as const;
        if (known?.kind === 'sent') keep(id, { kind: 'telling', say: [answer] });
        if (known?.kind === 'noting') tellNoted(id, known, answer);
        return;
      }
    }
  };
};
