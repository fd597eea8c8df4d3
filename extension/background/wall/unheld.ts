import { decided } from '../../../shared/gate/decided.ts';
import type { Gate } from '../../../shared/gate/gate.ts';
import { loseCall } from '../../../shared/gate/lose-call.ts';
import { NOT_SENT } from '../../../shared/holding/decide-calls.ts';
import { askingOf, keptCall } from '../../../shared/holding/kept-call.ts';
import type { KeptCall } from '../../../shared/holding/waiting-call.ts';
import type { Recognised } from '../../../shared/recognise/recognise.ts';
import { answerBody } from '../../../shared/rules/answer.ts';
import type { Quote } from '../../../shared/rules/quote.ts';
import type { MadeBy } from '../../../shared/words/unheld-say.ts';
import type { StoppedRequest } from './stopped-request.ts';
import type { Wall } from './wall.ts';

/** A call that was blocked because nothing could hold it. */
export interface UnheldCall {
  readonly call: KeptCall;
  readonly at: number;
  /** With its query, exactly as it was made: kept in memory only. */
  readonly url: string;
  readonly method: string;
  readonly tab: number;
  readonly by: MadeBy;
  /** The browser's id of the request; null where a page's hook refused it, and none was made. */
  readonly request: string | null;
  /** Allowed for the next time: by which rule, on record under which id, and until when. */
  readonly allowed: { readonly rule: number; readonly id: string; readonly until: number } | null;
}

export interface UnheldEdges {
  readonly gate: Gate;
  /** The account that a site used last at a provider: what a stopped request does not show. */
  readonly accountOf: (provider: string, site: string) => string;
  readonly titleOf: (tab: number) => Promise<string>;
  /** Names the very bytes of a call, and says nothing of them. */
  readonly printOf: (url: string, body: string) => Promise<string>;
  readonly wall: Pick<Wall, 'openNext' | 'closeNext'>;
  /** What lives as long as the browser runs, in memory. */
  readonly keep: (calls: readonly UnheldCall[]) => Promise<void>;
  readonly block: (asking: NonNullable<ReturnType<typeof askingOf>>) => Promise<Quote | null>;
  readonly newId: () => string;
  readonly now: () => number;
  /** Something is to be shown. */
  readonly changed: () => void;
  readonly alarm: () => void;
}

/** Calls that nothing could hold: stopped by the network rules, written down, and allowed for next time if a person says so. */
export interface Unheld {
  /** A page's hook refused a call that it cannot hold. */
  readonly refused: (request: StoppedRequest) => Promise<void>;
  /** A request was stopped, or let through by what was allowed for next time. */
  readonly saw: (requestId: string, request: StoppedRequest) => Promise<void>;
  /** It was answered, with this status, or not (null). */
  readonly ended: (requestId: string, status: number | null) => Promise<void>;
  readonly all: () => readonly UnheldCall[];
  /** Lets the same call through once, within half an hour. It is on record from now on. False when it cannot be: its rules are gone, or it is not there any more. */
  readonly allowNext: (id: string) => Promise<boolean>;
  /** Ends what was allowed and not used in time. */
  readonly expire: () => Promise<void>;
}

/** So many are remembered; the oldest go first. */
const MOST = 20;
/** A tab may have so many put on record a minute. */
const MOST_A_MINUTE = 20;
const MINUTE_MS = 60_000;
const ALLOWED_FOR_MS = 30 * MINUTE_MS;

const ALLOWED = decided({ kind: 'allow', by: 'person', reason: 'allowed-next' });

/** Opens the desk of calls that nothing could hold. `before`: those that an earlier worker kept. */
export const openUnheld = (edges: UnheldEdges, before: readonly UnheldCall[]): Unheld => {
  const { gate, wall, now } = edges;
  let calls = before;
  /** Requests that were let through, by the browser's id: what is on record for each. */
  const sent = new Map<string, string>();
  const recordedAt = new Map<number, readonly number[]>();

  const put = async (next: readonly UnheldCall[]): Promise<void> => {
    calls = next.slice(-MOST);
    edges.changed();
    await edges.keep(calls);
  };
  const replace = (one: UnheldCall, by: UnheldCall | null): Promise<void> =>
    put(calls.flatMap((other) => (other.call.id !== one.call.id ? [other] : by === null ? [] : [by])));

  const isFlood = (tab: number): boolean => {
    const recent = (recordedAt.get(tab) ?? []).filter((at) => at > now() - MINUTE_MS);
    recordedAt.set(tab, [...recent, now()].slice(-MOST_A_MINUTE));
    return recent.length >= MOST_A_MINUTE;
  };

  /** Where the call does not show its credential, it is the account that its site used last. */
  const accountOf = (recognised: Recognised, site: string): Promise<string> | string =>
    recognised.practice || recognised.credential !== null
      ? gate.accountOf(recognised)
      : edges.accountOf(recognised.pack.id, site);

  const describe = async (
    request: StoppedRequest,
    id: string,
    requestId: string | null,
  ): Promise<UnheldCall | null> => {
    const { http, tab, site, by } = request;
    const recognised = gate.recognise(http);
    if (recognised === null) return null;
    const account = await accountOf(recognised, site);
    const from = { road: 'page', tag: null, user: null, site: site === '' ? null : site } as const;
    const print = await edges.printOf(http.url, http.body.kind === 'text' ? http.body.text : http.body.kind);
    const title = tab < 0 ? '' : await edges.titleOf(tab);
    const asking = { id, recognised: { ...recognised, credential: null }, account, from };
    const call = keptCall(asking, { title, tab: `${tab}`, page: '', place: now(), print });
    return { call, at: now(), url: http.url, method: http.method, tab, by, request: requestId, allowed: null };
  };

  const isSame = (one: UnheldCall, { http, tab, site }: StoppedRequest): boolean =>
    one.url === http.url && one.method === http.method && (one.tab === tab || one.call.site === site);

  /** It left by what was allowed. Other numbers than those that were seen are on record as they are. */
  const letThrough = async (requestId: string, one: UnheldCall, request: StoppedRequest): Promise<void> => {
    if (one.allowed === null) return;
    const { rule, id } = one.allowed;
    await wall.closeNext(rule);
    await replace(one, null);
    const now = await describe(request, edges.newId(), requestId);
    if (now === null || now.call.print === one.call.print) {
      sent.set(requestId, id);
      return;
    }
    await gate.settle(id, NOT_SENT);
    const asking = askingOf(now.call, gate.packs);
    if (asking === null) return;
    await gate.open(asking, ALLOWED, () => false);
    sent.set(requestId, asking.id);
  };

  const stop = async (request: StoppedRequest, requestId: string | null): Promise<void> => {
    const one = isFlood(request.tab) ? null : await describe(request, edges.newId(), requestId);
    const asking = one === null ? null : askingOf(one.call, gate.packs);
    if (one === null || asking === null) return;
    await edges.block(asking);
    await put([...calls, one]);
    edges.alarm();
  };

  const expire = async (): Promise<void> => {
    for (const one of calls) {
      if (one.allowed === null || one.allowed.until > now()) continue;
      await wall.closeNext(one.allowed.rule);
      await gate.settle(one.allowed.id, NOT_SENT);
      await replace(one, { ...one, allowed: null });
    }
  };

  return {
    refused: (request) => stop(request, null),
    saw: async (requestId, request) => {
      await expire();
      const allowed = calls.find((one) => one.allowed !== null && isSame(one, request));
      await (allowed === undefined ? stop(request, requestId) : letThrough(requestId, allowed, request));
    },
    ended: async (requestId, status) => {
      const id = sent.get(requestId);
      if (id === undefined) return;
      sent.delete(requestId);
      if (status === null) await loseCall(gate, id);
      else await gate.settle(id, { kind: 'response', status, body: answerBody(null) });
    },
    all: () => calls,
    allowNext: async (callId) => {
      const one = calls.find(({ call }) => call.id === callId);
      const asking = one === undefined ? null : askingOf(one.call, gate.packs);
      if (one === undefined || asking === null) return false;
      if (one.allowed !== null) return true;
      const id = edges.newId();
      const attempted = await gate.attempt({ ...asking, id }, ALLOWED.judge, () => false);
      if (attempted.kind !== 'allowed') return false;
      const rule = await wall.openNext({ ...one, site: one.call.site });
      await replace(one, { ...one, allowed: { rule, id, until: now() + ALLOWED_FOR_MS } });
      return true;
    },
    expire,
  };
};
