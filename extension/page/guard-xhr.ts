import type { Asker } from './asker.ts';
import { abortUnsent, failSync } from './end-unsent.ts';
import type { Finder } from './find-call.ts';
import { describeXhr, holdXhr, type Send, sendNow, tellAnswer } from './hold-xhr.ts';
import { method, NativeDOMException, toText } from './natives.ts';
import { noteFree } from './note-free.ts';
import { foreign, withTexts } from './open-xhr.ts';
import { replaceMethod } from './replace.ts';
import { headerPairs } from './watch-response.ts';
import { bodyAsText, freezeBody, isNoCall } from './xhr-body.ts';
import { calls, type XhrCall } from './xhr-call.ts';
import { undress } from './xhr-disguise.ts';
import { isOwn, isXhr, refuseAs, wrongState } from './xhr-natives.ts';

const appendHeader = method(Headers.prototype.append);
const proto = XMLHttpRequest.prototype;

/** Whether the page sees a request whose send() was called, or which is over, though the browser has not sent it. */
const isPastOpened = (call: XhrCall): boolean => call.phase === 'held' || call.phase === 'over';

const stateOf = ({ phase }: XhrCall): 'sending' | 'over' => (phase === 'held' ? 'sending' : 'over');

/** A call that cannot charge leaves at once; the asker learns of it with its answer. */
const passFree = (asker: Asker, call: XhrCall, body: unknown, send: Send): unknown => {
  const frozen = freezeBody(body);
  const note = noteFree(asker, call.id);
  describeXhr(call, frozen, note.described);
  call.tell = note.answered;
  try {
    return sendNow(call, frozen.send, send);
  } finally {
    if (!call.async) tellAnswer(asker, call);
  }
};

/** It is none of the provider's: the browser gets it as it is. */
const passBy = ({ xhr }: XhrCall, body: unknown, send: Send): unknown => {
  calls.delete(xhr);
  return send([body]);
};

const sendCall = (asker: Asker, finder: Finder, call: XhrCall, body: unknown, send: Send): unknown => {
  const { xhr, method, url } = call;
  undress(xhr);
  const guess = finder.guess(method, url, headerPairs(call.headers));
  if (guess === 'none') return passBy(call, body, send);
  // A synchronous one cannot wait.
  call.free = guess === 'free' && !(call.async && asker.asksAll());
  if (call.free) return passFree(asker, call, body, send);
  const frozen = freezeBody(body);
  if (call.async) return holdXhr(asker, call, guess, frozen, send);
  const isNothing = guess === 'elsewhere' && isNoCall(finder, url, frozen);
  if (isNothing || asker.lets(method, url)) return passBy(call, frozen.send, send);
  describeXhr(call, frozen, asker.refuse);
  failSync(call);
  const failed = `Failed to execute 'send' on 'XMLHttpRequest': Failed to load '${call.url}'.`;
  throw new NativeDOMException(failed, 'NetworkError');
};

/** Holds at send() what may charge. Requests that do not go to providers' hosts pass with the page's own arguments. */
export const guardXhr = (asker: Asker, finder: Finder): void => {
  replaceMethod(proto, 'setRequestHeader', (self, args, set) => {
    const call = calls.get(self);
    if (call === undefined || args.length < 2) return set(args);
    if (isPastOpened(call)) return refuseAs('setRequestHeader', stateOf(call));
    const given = withTexts(args, 2);
    if (calls.get(self) !== call) return set(given);
    set(given);
    appendHeader(call.headers, toText(given[0]), toText(given[1]));
    return undefined;
  });

  replaceMethod(proto, 'send', (self, args, send) => {
    if (!isXhr(self)) return send(args);
    if (!isOwn(self)) throw foreign('send');
    const before = calls.get(self);
    if (before !== undefined && isPastOpened(before)) return refuseAs('send', stateOf(before));
    // The page's own code runs in there, and may open the request anew: only then is it looked up.
    const body = bodyAsText(args.length === 0 ? undefined : args[0]);
    const call = calls.get(self);
    if (call === undefined) {
      undress(self);
      return send(args.length === 0 ? [] : [body]);
    }
    if (isPastOpened(call)) return refuseAs('send', stateOf(call));
    // Sent already, or given what no body can be made of: the browser says so.
    if (call.phase === 'sent' || typeof body === 'symbol') return send([body]);
    return sendCall(asker, finder, call, body, send);
  });

  replaceMethod(proto, 'abort', (self, args, abort) => {
    const call = calls.get(self);
    return call !== undefined && isPastOpened(call) ? abortUnsent(asker, call) : abort(args);
  });

  replaceMethod(proto, 'overrideMimeType', (self, args, override) => {
    const state = calls.get(self)?.shown?.readyState;
    if (args.length === 0 || (state !== 3 && state !== 4)) return override(args);
    const what = "execute 'overrideMimeType' on 'XMLHttpRequest'";
    throw wrongState(what, 'MimeType cannot be overridden when the state is LOADING or DONE.');
  });
};
