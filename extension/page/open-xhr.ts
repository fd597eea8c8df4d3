import type { Asker } from './asker.ts';
import type { Finder } from './find-call.ts';
import { append, define, NativeDOMException, NativeHeaders, stopTimer, toText, upperCase } from './natives.ts';
import { replaceMethod } from './replace.ts';
import { calls, type XhrCall } from './xhr-call.ts';
import { fireStateChange } from './xhr-disguise.ts';
import { isOwn, isXhr, readyStateOf } from './xhr-natives.ts';

/** Turns objects into text here and only here: the page may count how often that happens. Symbols are left to the browser to refuse. */
const asText = (value: unknown): unknown =>
  typeof value === 'object' || typeof value === 'function' ? toText(value) : value;

/** The arguments with the first few as text. */
export const withTexts = (args: unknown[], count: number): unknown[] => {
  const given: unknown[] = [];
  for (let at = 0; at < args.length; at += 1) append(given, at < count ? asText(args[at]) : args[at]);
  return given;
};

/** The arguments of open() with nothing left in them that runs code of the page, and the URL as it is now. */
const frozen = (args: unknown[], finder: Finder): unknown[] => {
  const given: unknown[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const isText = at < 2 || (at < 5 && at !== 2 && args[at] !== null);
    append(given, isText ? asText(args[at]) : args[at]);
  }
  if (typeof given[1] !== 'symbol') define(given, 1, finder.fix(toText(given[1])) ?? given[1]);
  return given;
};

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

const makeCall = (asker: Asker, finder: Finder, xhr: XMLHttpRequest, args: unknown[]): XhrCall | null => {
  if (typeof args[0] === 'symbol' || typeof args[1] === 'symbol') return null;
  const url = finder.urlOf(toText(args[1]));
  if (url === null) return null;
  return {
    xhr,
    id: asker.newId(),
    method: normalMethod(toText(args[0])),
    url,
    openedBy: args,
    free: false,
    async: args.length < 3 || !!args[2],
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

/** The page opened the request anew: what it was before ends without an event, as the platform has it. */
const leave = (asker: Asker, call: XhrCall): void => {
  if (call.phase === 'held') {
    stopTimer(call.timer);
    asker.withdraw(call.id);
    call.phase = 'over';
  }
  call.tell?.({ kind: 'failed', sent: 'unknown' });
  call.tell = null;
};

/** Opens in the browser; what was before is left, unless the browser refuses and keeps it. */
const openAnew = (asker: Asker, xhr: XMLHttpRequest, next: XhrCall | null, open: () => unknown): void => {
  const previous = calls.get(xhr);
  // Before the browser opens it: a listener may go on to send() at the event that open() fires.
  enter(xhr, next);
  try {
    open();
  } catch (error) {
    // Chromium ends what was even when it refuses what is to be; then the request is unsent.
    const ended = readyStateOf(xhr) === 0;
    enter(xhr, ended ? null : (previous ?? null));
    if (ended && previous !== undefined) leave(asker, previous);
    throw error;
  }
  if (previous === undefined) return;
  leave(asker, previous);
  // To the browser it was open all the time, to the page it was not.
  if (previous.shown !== null && calls.get(xhr) === (next ?? undefined)) fireStateChange(xhr);
};

/** A request made in one frame and opened or sent by another's functions: neither hook would know all of it. */
export const foreign = (name: string): DOMException =>
  new NativeDOMException(
    `Failed to execute '${name}' on 'XMLHttpRequest': The request belongs to another window.`,
    'NetworkError',
  );

/** Tells at open() which requests go to providers' hosts. */
export const guardOpen = (asker: Asker, finder: Finder): void => {
  replaceMethod(XMLHttpRequest.prototype, 'open', (self, args, open) => {
    if (!isXhr(self) || args.length < 2) return open(args);
    const given = frozen(args, finder);
    const next = makeCall(asker, finder, self, given);
    if (next !== null && !isOwn(self)) throw foreign('open');
    if (next === null && calls.get(self) === undefined) return open(given);
    openAnew(asker, self, next, () => open(given));
    return undefined;
  });
};
