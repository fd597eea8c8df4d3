import type { PageCall } from '../../shared/messages/page-port.ts';
import { endBlocked, endHold } from './end-hold.ts';
import type { Gate } from './gate.ts';
import { largest, listen, nowMs, quietly, startTimer, stopEvent, stopTimer } from './natives.ts';
import { replaceConstructor } from './replace.ts';
import { headerPairs } from './watch-response.ts';
import { takeAnswer } from './xhr-answer.ts';
import { type FrozenBody, readFrozen } from './xhr-body.ts';
import { calls, isHeld, type UploadEvents, type XhrCall } from './xhr-call.ts';
import { disguiseOf, hideJson, shortenTimeout } from './xhr-disguise.ts';
import { fireProgress } from './xhr-events.ts';
import { readyStateOf, timeoutOf, uploadOf } from './xhr-natives.ts';

export type Send = (args: unknown[]) => unknown;

/** The call as it is told. Never rejects. */
export const describe = async (call: XhrCall, body: FrozenBody): Promise<PageCall> => {
  const { url, method, free } = call;
  const bodyless = body.read === null || method === 'GET' || method === 'HEAD';
  const told = { url, method, via: 'xhr', free } as const;
  if (bodyless) return { ...told, headers: headerPairs(call.headers), body: null };
  const { bytes, trouble, headers } = await readFrozen(body);
  const set = headerPairs(call.headers);
  for (let at = 0; at < headers.length; at += 1) {
    const pair = headers[at];
    if (pair !== undefined && !hasContentType(set)) set[set.length] = pair;
  }
  return trouble === null
    ? { ...told, headers: set, body: bytes }
    : { ...told, headers: set, body: null, bodyTrouble: trouble };
};

const hasContentType = (pairs: readonly (readonly [string, string])[]): boolean => {
  for (let at = 0; at < pairs.length; at += 1) if (pairs[at]?.[0] === 'content-type') return true;
  return false;
};

/** Sends for good, with the browser's own send(). */
export const sendNow = (call: XhrCall, body: FrozenBody, send: Send): unknown => {
  const { xhr } = call;
  call.phase = 'sent';
  shortenTimeout(call);
  hideJson(xhr);
  return send([body.send]);
};

/** Tells the answer of a finished call, or that there is none to be had. */
export const tellAnswer = (call: XhrCall): void => {
  const { tell } = call;
  if (tell === null) return;
  call.tell = null;
  const answer = takeAnswer(call.xhr);
  const wait = async (): Promise<void> => tell(await answer);
  if ('kind' in answer) tell(answer);
  else void wait();
};

/** Listens on each new request before the page can: any listener of the page may reuse the request, and read or change its response. */
export const followXhr = (): void => {
  replaceConstructor(window, 'XMLHttpRequest', (xhr) => {
    listen(xhr, 'loadstart', (event) => {
      if (calls.get(xhr)?.hasStarted) stopEvent(event);
    });
    listen(xhr, 'readystatechange', () => {
      const call = calls.get(xhr);
      if (call?.phase === 'sent' && readyStateOf(xhr) === 4) tellAnswer(call);
    });
  });
};

/** Where upload events of a held call go. The page can have listeners only where it had asked for `upload` before. */
const uploadEventsOf = (call: XhrCall, body: FrozenBody): UploadEvents | null => {
  const { xhr, method } = call;
  const disguise = disguiseOf(xhr);
  if (!disguise.uploadSeen || body.send === null || method === 'GET' || method === 'HEAD') return null;
  return { target: disguise.upload ?? uploadOf(xhr), size: body.size ?? 0 };
};

/** Ends the hold when the page's timeout is over, counted from send() as the browser counts. */
export const armTimeout = (gate: Gate, call: XhrCall): void => {
  stopTimer(call.timer);
  const timeoutMs = timeoutOf(call.xhr);
  if (timeoutMs === 0) return;
  call.timer = startTimer(
    () => {
      if (isHeld(call)) endHold(gate, call, 'timeout');
    },
    largest(0, timeoutMs - (nowMs() - call.heldAtMs)),
  );
};

/** Holds a call that may charge until the verdict, and does then what it says. The page sees a request that takes its time. */
export const holdXhr = (gate: Gate, call: XhrCall, body: FrozenBody, send: Send): void => {
  const { xhr } = call;
  call.phase = 'held';
  call.heldAtMs = nowMs();
  call.upload = uploadEventsOf(call, body);
  fireProgress(xhr, 'loadstart');
  if (!isHeld(call)) return;
  armTimeout(gate, call);
  const ask = async (): Promise<void> => {
    const told = await describe(call, body);
    if (!isHeld(call)) return;
    const verdict = await gate.ask(call.id, told);
    if (!isHeld(call)) return;
    stopTimer(call.timer);
    call.heldForMs = nowMs() - call.heldAtMs;
    if (verdict.kind === 'block') return endBlocked(call, verdict.body);
    call.tell = verdict.watch ? (answer) => gate.answer(call.id, answer) : null;
    call.hasStarted = true;
    sendNow(call, body, send);
    call.hasStarted = false;
  };
  void quietly(ask());
};
