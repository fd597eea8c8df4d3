import {
  parseFromBackground,
  type ToBackground,
  type WireAnswer,
  type WireCall,
} from '../../shared/messages/bridge-port.ts';
import {
  type PageAnswer,
  type PageCall,
  type ToBridge,
  type ToPage,
  UNREACHABLE,
} from '../../shared/messages/page-port.ts';
import type { Line, LineEvents } from './connect.ts';
import { packBody } from './wire-body.ts';

/**
 * What the relay knows of a call. `asking`: waits for its verdict. `noting`: cannot charge, has left, waits for its answer. `sent`: may leave, waits
 * for its answer. `telling`: waits until the background has what is to be said on record.
 */
type Kept =
  | { readonly kind: 'asking' | 'noting' | 'telling'; readonly say: readonly ToBackground[] }
  | { readonly kind: 'sent' };

export interface RelayEdges {
  /** Null when there is no background to be had, ever again. */
  readonly connect: (events: LineEvents) => Line | null;
  readonly tellPage: (message: ToPage) => void;
  readonly nowMs: () => number;
  readonly later: (act: () => void, afterMs: number) => void;
}

/** A connection that closes sooner than this was none. */
const SHORT_LIVED_MS = 1000;
/** How long to wait before each new try after such a one; after the last, what waits for a verdict is blocked. */
const RETRY_AFTER_MS = [0, 100, 500, 2000, 5000];

const wireCall = ({ body, ...call }: PageCall): WireCall => ({ ...call, body: body === null ? null : packBody(body) });

const wireAnswer = (answer: PageAnswer): WireAnswer =>
  answer.kind === 'failed' ? answer : { ...answer, body: packBody(answer.body) };

/**
 * Carries questions and answers between the hook and the background, and loses none when the background dies: what has no verdict yet, or is not on
 * record yet, is said again on the next connection. Where there is no background any more, what waits is blocked.
 */
export const makeRelay = ({ connect, tellPage, nowMs, later }: RelayEdges): ((message: ToBridge) => void) => {
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

  const heard = (message: unknown): void => {
    const said = parseFromBackground(message);
    const kind = said === null ? undefined : kept.get(said.id)?.kind;
    if (said?.kind === 'settled' && kind === 'telling') kept.delete(said.id);
    if (said?.kind !== 'verdict' || kind !== 'asking') return;
    const { id, verdict } = said;
    if (verdict.kind === 'pass' && verdict.watch) kept.set(id, { kind: 'sent' });
    else kept.delete(id);
    tellPage({ kind: 'verdict', id, verdict });
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
      return;
    }
    for (const one of [...kept.values()]) if (one.kind === 'asking' || one.kind === 'telling') say(one.say);
  };

  const say = (messages: readonly ToBackground[]): void => {
    for (const message of messages) {
      if (line === null || line.say(message)) continue;
      // It had closed unnoticed. On the next one all of it is said again.
      closed(0);
      return;
    }
  };

  const keep = (id: string, kind: 'asking' | 'telling', messages: readonly ToBackground[]): void => {
    kept.set(id, { kind, say: messages });
    if (line === null) open();
    else say(messages);
  };

  return (message) => {
    const { id } = message;
    const known = kept.get(id);
    switch (message.kind) {
      case 'ask': {
        const ask = { kind: 'ask', id, call: wireCall(message.call) } as const;
        if (message.call.free) kept.set(id, { kind: 'noting', say: [ask] });
        else keep(id, 'asking', [ask]);
        return;
      }
      case 'gone':
        if (known?.kind === 'asking' || known?.kind === 'sent') keep(id, 'telling', [{ kind: 'gone', id }]);
        return;
      case 'answer': {
        const answer = { kind: 'answer', id, answer: wireAnswer(message.answer) } as const;
        if (known?.kind === 'sent') keep(id, 'telling', [answer]);
        if (known?.kind === 'noting') keep(id, 'telling', [...known.say, answer]);
        return;
      }
    }
  };
};
