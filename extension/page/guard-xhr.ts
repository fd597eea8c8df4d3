import { abortUnsent, failSync } from './end-hold.ts';
import type { Finder } from './find-call.ts';
import type { Gate } from './gate.ts';
import { describe, holdXhr, type Send, sendNow, tellAnswer } from './hold-xhr.ts';
import { method, NativeDOMException, NativeHeaders, stopTimer, toText, upperCase } from './natives.ts';
import { replaceMethod } from './replace.ts';
import { freezeBody } from './xhr-body.ts';
import { calls, type XhrCall } from './xhr-call.ts';
import { undress } from './xhr-disguise.ts';
import { fireStateChange } from './xhr-events.ts';
import { isXhr, MUST_BE_OPENED, readyStateOf, wrongState } from './xhr-natives.ts';

const appendHeader = method(Headers.prototype.append);
const proto = XMLHttpRequest.prototype;

/** Turns objects into text here and only here: the page may count how often that happens. Symbols are left to the browser to refuse. */
const asText = (value: unknown): unknown =>
  typeof value === 'object' || typeof value === 'function' ? toText(value) : value;

const withTexts = (args: unknown[], count: number): unknown[] => {
  const given: unknown[] = [];
  for (let at = 0; at < args.length; at += 1) given[at] = at < count ? asText(args[at]) : args[at];
  return given;
};

/** Whether the page sees a request whose send() was called, or which is over, though the browser has not sent it. */
const isPastOpened = (call: XhrCall): boolean => call.phase === 'held' || call.phase === 'over';

const KNOWN: { readonly [method: string]: true } = Object.assign(Object.create(null), {
  DELETE: true,
  GET: true,
  HEAD: true,
  OPTIONS: true,
  POST: true,
  PUT: true,
});

/** As the platform writes methods: the known ones in capitals, others as given. */
const normalMethod = (method: string): string => (KNOWN[upperCase(method)] ? upperCase(method) : method);

const makeCall = (gate: Gate, finder: Finder, xhr: XMLHttpRequest, args: unknown[]): XhrCall | null => {
  if (typeof args[0] === 'symbol' || typeof args[1] === 'symbol') return null;
  const url = finder.urlOf(toText(args[1]));
  const method = normalMethod(toText(args[0]));
  const route = url === null ? null : finder.route(method, url);
  if (url === null || route === null) return null;
  return {
    xhr,
    id: gate.newId(),
    method,
    url,
    free: route.free,
    async: args.length < 3 || Boolean(args[2]),
    headers: new NativeHeaders(),
    phase: 'opened',
    shown: null,
    heldAtMs: 0,
    heldForMs: 0,
    timer: undefined,
    upload: null,
    hasStarted: false,
    tell: null,
  };
};

const enter = (xhr: XMLHttpRequest, call: XhrCall | null): void => {
  if (call === null) calls.delete(xhr);
  else calls.set(xhr, call);
};

export const guardXhr = (gate: Gate, finder: Finder): void => {
  /** The page opened the request anew: what it was before ends without an event, as the platform has it. */
  const leave = (call: XhrCall): void => {
    if (call.phase === 'held') {
      stopTimer(call.timer);
      gate.withdraw(call.id);
      call.phase = 'over';
    }
    call.tell?.({ kind: 'failed', sent: 'unknown' });
    call.tell = null;
  };

  const passFree = (call: XhrCall, args: unknown[], send: Send): unknown => {
    const body = freezeBody(args[0]);
    const told = describe(call, body);
    call.tell = (answer) => {
      const note = async (): Promise<void> => {
        gate.note(call.id, await told);
        gate.answer(call.id, answer);
      };
      void note();
    };
    try {
      return sendNow(call, body, send);
    } finally {
      if (!call.async) tellAnswer(call);
    }
  };

  replaceMethod(proto, 'open', (self, args, open) => {
    if (!isXhr(self) || args.length < 2) return open(args);
    const given = withTexts(args, 2);
    const next = makeCall(gate, finder, self, given);
    const previous = calls.get(self);
    if (next === null && previous === undefined) return open(given);
    // Before the browser opens it: a listener may go on to send() at the event that open() fires.
    enter(self, next);
    try {
      open(given);
    } catch (error) {
      // Chromium ends what was even when it refuses what is to be; then the request is unsent.
      const ended = readyStateOf(self) === 0;
      enter(self, ended ? null : (previous ?? null));
      if (ended && previous !== undefined) leave(previous);
      throw error;
    }
    if (previous === undefined) return undefined;
    leave(previous);
    // To the browser it was open all the time, to the page it was not.
    if (previous.shown !== null && calls.get(self) === (next ?? undefined)) fireStateChange(self);
    return undefined;
  });

  replaceMethod(proto, 'setRequestHeader', (self, args, set) => {
    const call = calls.get(self);
    if (call === undefined || args.length < 2) return set(args);
    if (isPastOpened(call)) throw wrongState("execute 'setRequestHeader' on 'XMLHttpRequest'", MUST_BE_OPENED);
    const given = withTexts(args, 2);
    set(given);
    appendHeader(call.headers, toText(given[0]), toText(given[1]));
    return undefined;
  });

  replaceMethod(proto, 'send', (self, args, send) => {
    const call = calls.get(self);
    if (call === undefined) {
      if (isXhr(self)) undress(self);
      return send(args);
    }
    if (isPastOpened(call)) throw wrongState("execute 'send' on 'XMLHttpRequest'", MUST_BE_OPENED);
    if (call.phase === 'sent' || typeof args[0] === 'symbol') return send(args);
    undress(call.xhr);
    if (call.free) return passFree(call, args, send);
    if (call.async) return holdXhr(gate, call, freezeBody(args[0]), send);
    failSync(call);
    const failed = `Failed to execute 'send' on 'XMLHttpRequest': Failed to load '${call.url}'.`;
    throw new NativeDOMException(failed, 'NetworkError');
  });

  replaceMethod(proto, 'abort', (self, args, abort) => {
    const call = calls.get(self);
    return call !== undefined && isPastOpened(call) ? abortUnsent(gate, call) : abort(args);
  });

  replaceMethod(proto, 'overrideMimeType', (self, args, override) => {
    const state = calls.get(self)?.shown?.readyState;
    if (args.length === 0 || (state !== 3 && state !== 4)) return override(args);
    const what = "execute 'overrideMimeType' on 'XMLHttpRequest'";
    throw wrongState(what, 'MimeType cannot be overridden when the state is LOADING or DONE.');
  });
};
