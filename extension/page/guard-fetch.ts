import { blockedResponse, makeBlocked } from './blocked-response.ts';
import { abandon, decide, describe, isAborted } from './fetch-call.ts';
import type { Finder } from './find-call.ts';
import type { Gate } from './gate.ts';
import {
  accepts,
  construct,
  getOwnPropertyDescriptor,
  getter,
  NativeRequest,
  NativeTypeError,
  rejectWith,
  slice,
  startsWith,
  toText,
} from './natives.ts';
import { replaceMethod } from './replace.ts';
import { watchResponse } from './watch-response.ts';

type Send = (args: unknown[]) => unknown;

const urlOf = getter<string>(Request.prototype, 'url');
const methodOf = getter<string>(Request.prototype, 'method');
const isRequest = accepts<Request>(urlOf);
const isWindow = accepts<Window>(getter<unknown>(window, 'self'));
const isReceiver = (self: unknown): boolean => self === undefined || self === null || self === window || isWindow(self);
const { origin } = window.location;

/** What `fetch` says where the Request constructor says the same in its own name. Errors of the page's own stay what they are. */
const asFetchError = (error: unknown): unknown => {
  if (!(error instanceof NativeTypeError)) return error;
  const message: unknown = getOwnPropertyDescriptor(error, 'message')?.value;
  const constructing = "Failed to construct 'Request': ";
  if (typeof message !== 'string' || !startsWith(message, constructing)) return error;
  return new NativeTypeError(`Failed to execute 'fetch' on 'Window': ${slice(message, constructing.length)}`);
};

/** Makes the page's request once and for all: from here on the page can change nothing of it. */
const makeRequest = (args: unknown[]): { readonly request: Request } | { readonly error: unknown } => {
  try {
    return { request: construct(NativeRequest, args) };
  } catch (error) {
    return { error: asFetchError(error) };
  }
};

export const guardFetch = (gate: Gate, finder: Finder): void => {
  const hold = async (request: Request, url: string, send: Send): Promise<unknown> => {
    const id = gate.newId();
    const verdict = await decide(gate, id, request, url);
    if (verdict === null) return abandon(request);
    if (verdict.kind === 'block') {
      const type = startsWith(url, `${origin}/`) ? 'basic' : 'cors';
      return blockedResponse(makeBlocked(url, verdict.body), type);
    }
    if (isAborted(request)) {
      gate.answer(id, { kind: 'failed', sent: 'no' });
      return abandon(request);
    }
    const sent = send([request]);
    return verdict.watch ? await watchResponse(sent, (answer) => gate.answer(id, answer)) : await sent;
  };

  const passFree = (request: Request, url: string, send: Send): unknown => {
    const id = gate.newId();
    const described = describe(request, url, true);
    return watchResponse(send([request]), (answer) => {
      const tell = async (): Promise<void> => {
        gate.note(id, await described);
        gate.answer(id, answer);
      };
      void tell();
    });
  };

  const guard = (given: unknown[], text: string, send: Send): unknown => {
    if (finder.urlOf(text) === null) return send(given);
    const made = makeRequest(given);
    if ('error' in made) return rejectWith(made.error);
    const { request } = made;
    const url = finder.urlOf(urlOf(request));
    const route = url === null ? null : finder.route(methodOf(request), url);
    if (url === null || route === null || isAborted(request)) return send([request]);
    return route.free ? passFree(request, url, send) : hold(request, url, send);
  };

  replaceMethod(window, 'fetch', (self, args, send) => {
    const input = args[0];
    if (!isReceiver(self) || args.length === 0 || typeof input === 'symbol') return send(args);
    if (isRequest(input)) return guard(args, urlOf(input), send);
    if (typeof input !== 'object' && typeof input !== 'function') return guard(args, toText(input), send);
    // An object is turned into text here and only here: the page may count how often that happens.
    let text: string;
    try {
      text = toText(input);
    } catch (error) {
      return rejectWith(error);
    }
    return guard(args.length > 1 ? [text, args[1]] : [text], text, send);
  });
};
