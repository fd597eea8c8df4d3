import type { PageCall, PageVerdict } from '../../shared/messages/page-port.ts';
import type { SentOnly } from '../../shared/recognise/choose-items.ts';
import type { Asker } from './asker.ts';
import { endHeld, endMade, endWithError } from './end-unsent.ts';
import type { Guess } from './find-call.ts';
import { makeAnswered, makeBlocked } from './made-answer.ts';
import { append, largest, listen, nowMs, soon, startTimer, stopEvent, stopTimer } from './natives.ts';
import { toldWith } from './read-body.ts';
import { replaceConstructor } from './replace.ts';
import { fetchChosen } from './send-chosen.ts';
import { headerPairs } from './watch-response.ts';
import { takeAnswer } from './xhr-answer.ts';
import { type FrozenBody, readFrozen } from './xhr-body.ts';
import { calls, isHeld, type UploadEvents, type XhrCall } from './xhr-call.ts';
import { disguiseOf, fireProgress, hideJson, shortenTimeout } from './xhr-disguise.ts';
import { markOwn, openAgain, readyStateOf, setHeader, timeoutOf, uploadOf, withCredentialsOf } from './xhr-natives.ts';

export type Send = (args: unknown[]) => unknown;

/** Tells the call. */
export const describeXhr = (call: XhrCall, body: FrozenBody, done: (told: PageCall) => void): void => {
  const { xhr, url, method, free } = call;
  const credentials = withCredentialsOf(xhr) ? 'include' : 'same-origin';
  const told = { url, method, credentials, via: 'xhr', free } as const;
  if (body.read === null || isBodyless(method)) {
    done({ ...told, headers: headerPairs(call.headers), body: null });
    return;
  }
  readFrozen(body, ({ headers, ...read }) => {
    const set = headerPairs(call.headers);
    for (let at = 0; at < headers.length; at += 1) {
      const pair = headers[at];
      if (pair !== undefined && contentTypeOf(set) === null) append(set, pair);
    }
    done(toldWith({ ...told, headers: set }, read));
  });
};

const isBodyless = (method: string): boolean => method === 'GET' || method === 'HEAD';

const contentTypeOf = (pairs: readonly (readonly [name: string, value: string])[]): string | null => {
  for (let at = 0; at < pairs.length; at += 1) {
    const pair = pairs[at];
    if (pair !== undefined && pair[0] === 'content-type') return pair[1];
  }
  return null;
};

/** What is sent after a pass: where it took a while to read, the very bytes that were asked about, with the content type that the body brought. */
const bodyToSend = (call: XhrCall, body: FrozenBody, told: PageCall): FrozenBody['send'] => {
  if (!body.isLazy || told.body === null) return body.send;
  const type = contentTypeOf(told.headers);
  if (type !== null && contentTypeOf(headerPairs(call.headers)) === null) setHeader(call.xhr, 'content-type', type);
  return told.body;
};

/**
 * Opens the request again in the browser, with this fragment at the end of its address. It was open and not sent, so nothing happens that the page could see; what it set
 * before it opened the request stays, and its headers are set again.
 */
const addFragment = ({ xhr, openedBy, url, headers }: XhrCall, fragment: string | undefined): void => {
  if (fragment === undefined) return;
  openAgain(xhr, openedBy, `${url}${fragment}`);
  const set = headerPairs(headers);
  for (let at = 0; at < set.length; at += 1) setHeader(xhr, set[at]?.[0] ?? '', set[at]?.[1] ?? '');
};

/** Sends for good, with the browser's own send(). */
export const sendNow = (call: XhrCall, body: FrozenBody['send'], send: Send): unknown => {
  const { xhr } = call;
  call.phase = 'sent';
  shortenTimeout(call);
  hideJson(xhr);
  return send([body]);
};

/** Tells the answer of a finished call, or that there is none to be had. */
export const tellAnswer = (asker: Asker, call: XhrCall): void => {
  const { tell } = call;
  if (tell === null) return;
  call.tell = null;
  takeAnswer(call.xhr, asker, tell);
};

/** Listens on each new request before the page can: any listener of the page may reuse the request, and read or change its response. */
export const followXhr = (asker: Asker): void => {
  replaceConstructor(window, 'XMLHttpRequest', (xhr) => {
    markOwn(xhr);
    const start = (event: Event): void => {
      if (calls.get(xhr)?.hasStarted) stopEvent(event);
    };
    const change = (): void => {
      const call = calls.get(xhr);
      if (call?.phase === 'sent' && readyStateOf(xhr) === 4) tellAnswer(asker, call);
    };
    // Capturing ones come first, also those of the page.
    listen(xhr, 'loadstart', start, true);
    listen(xhr, 'readystatechange', change, true);
  });
};

/** Where upload events of a held call go. The page can have listeners only where it had asked for `upload` before. */
const uploadEventsOf = (call: XhrCall, body: FrozenBody): UploadEvents | null => {
  const { xhr, method } = call;
  const disguise = disguiseOf(xhr);
  if (!disguise.uploadSeen || body.send === null || method === 'GET' || method === 'HEAD') return null;
  return { target: disguise.upload ?? uploadOf(xhr), size: body.size ?? 0 };
};

/** Ends a held call when the page's timeout is over, counted from send() as the browser counts. */
export const armTimeout = (asker: Asker, call: XhrCall): void => {
  stopTimer(call.timer);
  const timeoutMs = timeoutOf(call.xhr);
  if (timeoutMs === 0) return;
  call.timer = startTimer(
    () => {
      if (isHeld(call)) endHeld(asker, call, 'timeout');
    },
    largest(0, timeoutMs - (nowMs() - call.heldAtMs)),
  );
};

/** Sends what was chosen of a call. To the page it is held until its answer is there, and its own timeout runs on. */
const sendChosen = (asker: Asker, call: XhrCall, told: PageCall, only: SentOnly, fragment: string): void => {
  const sent = { ...told, url: `${told.url}${fragment}` };
  const stop = fetchChosen(asker, call.id, sent, only, (got) => {
    if (!isHeld(call)) return;
    stopTimer(call.timer);
    if (got === null) endWithError(call, 'error');
    else endMade(call, makeAnswered(got));
  });
  asker.sends(call.id, stop);
};

/** Holds a call that may charge until the verdict, and does then what it says. The page sees a request that takes its time. */
export const holdXhr = (asker: Asker, call: XhrCall, guess: Guess, body: FrozenBody, send: Send): void => {
  const { xhr } = call;
  call.phase = 'held';
  call.heldAtMs = nowMs();
  call.upload = uploadEventsOf(call, body);
  fireProgress(xhr, 'loadstart');
  if (!isHeld(call)) return;
  armTimeout(asker, call);
  const decided = (verdict: PageVerdict, told: PageCall): void => {
    if (!isHeld(call)) return;
    if (verdict.kind === 'pass' && verdict.only !== undefined) {
      sendChosen(asker, call, told, verdict.only, verdict.fragment ?? '');
      return;
    }
    stopTimer(call.timer);
    call.heldForMs = nowMs() - call.heldAtMs;
    switch (verdict.kind) {
      case 'failed':
        endWithError(call, 'error');
        return;
      case 'block':
        endMade(call, makeBlocked(call.url, verdict.body));
        return;
      case 'answered':
        endMade(call, makeAnswered(verdict.got));
        return;
      case 'pass':
        call.tell = verdict.watch ? (answer) => asker.answer(call.id, answer) : null;
        call.hasStarted = true;
        addFragment(call, verdict.fragment);
        sendNow(call, bodyToSend(call, body, told), send);
        call.hasStarted = false;
    }
  };
  const ask = (told: PageCall): void => {
    if (isHeld(call)) asker.ask(call.id, told, guess, (verdict) => decided(verdict, told));
  };
  // Not within send(): what the page does with the request before its task ends must have happened.
  soon(() => isHeld(call) && describeXhr(call, body, ask));
};
