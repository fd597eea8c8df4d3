import type { PageAnswer, PageVerdict } from '../../shared/messages/page-port.ts';
import type { Asker } from './asker.ts';
import { abandon, decide, describeFetch, type GivenBody, headersIn, isAborted } from './fetch-call.ts';
import { learnFetchErrors } from './fetch-errors.ts';
import type { Finder, Guess } from './find-call.ts';
import { type MadeAnswer, madeResponse, makeAnswered, makeBlocked } from './made-answer.ts';
import {
  accepts,
  construct,
  getOwnPropertyDescriptor,
  getter,
  NativePromise,
  NativeRequest,
  rejectWith,
  settle,
  startsWith,
  toText,
} from './natives.ts';
import { noteFree } from './note-free.ts';
import { replaceMethod } from './replace.ts';
import { isStream } from './request-body.ts';
import { answerChosen, type ChosenAnswer } from './send-chosen.ts';
import { watchResponse } from './watch-response.ts';

type Send = (args: unknown[]) => unknown;

const urlOf = getter<string>(Request.prototype, 'url');
const methodOf = getter<string>(Request.prototype, 'method');
const isRequest = accepts<Request>(urlOf);
const isWindow = accepts<Window>(getter<unknown>(window, 'self'));
const isReceiver = (self: unknown): boolean => self === undefined || self === null || self === window || isWindow(self);
const { origin } = window.location;

/** Makes the page's request once and for all: from here on the page can change nothing of it. */
const makeRequest = (
  args: unknown[],
  asFetchError: (error: unknown) => unknown,
): { readonly request: Request } | { readonly error: unknown } => {
  try {
    return { request: construct(NativeRequest, args) };
  } catch (error) {
    return { error: asFetchError(error) };
  }
};

/** No browser can fetch it: what it says then is what it says of every call that failed. */
const NOWHERE = 'data:';

/** What was plainly given as a body. Runs no getter of the page's. */
const bodyIn = (init: unknown): unknown => {
  try {
    return typeof init === 'object' && init !== null ? getOwnPropertyDescriptor(init, 'body')?.value : null;
  } catch {
    // An object that answers as it likes, or not at all.
    return null;
  }
};

/** A body that was plainly given as a stream is sent as one; a text need not be read out of the request. */
const givenIn = (args: unknown[]): GivenBody => {
  const body = args.length > 1 ? bodyIn(args[1]) : null;
  return { sends: isStream(body) ? 'stream' : 'bytes', text: typeof body === 'string' ? body : null };
};

/** Sends the request of a passed call. */
const sendPassed = (
  asker: Asker,
  id: string,
  request: Request,
  { watch, only }: Pick<Extract<PageVerdict, { readonly kind: 'pass' }>, 'watch' | 'only'>,
  send: Send,
): unknown => {
  if (!watch) return send([request]);
  const tell = (answer: PageAnswer): void => asker.answer(id, answer);
  if (only === undefined) return watchResponse(send([request]), asker, tell);
  return new NativePromise((resolve, reject) => {
    const done = ({ completed, response }: ChosenAnswer): void =>
      resolve(completed === null ? response : answerWith(makeAnswered(completed)));
    answerChosen(send([request]), asker, only, tell, done, reject);
  });
};

const answerWith = (made: MadeAnswer): Response =>
  madeResponse(made, startsWith(made.url, `${origin}/`) ? 'basic' : 'cors');

const hold = (asker: Asker, request: Request, url: string, guess: Guess, body: GivenBody, send: Send): unknown =>
  new NativePromise((resolve, reject) => {
    const id = asker.newId();
    decide(asker, id, request, url, guess, body, (verdict, ready) => {
      try {
        if (verdict?.kind === 'block') resolve(answerWith(makeBlocked(url, verdict.body)));
        else if (verdict?.kind === 'answered') resolve(answerWith(makeAnswered(verdict.got)));
        else if (verdict?.kind === 'failed') settle(send([NOWHERE]), reject, reject);
        else if (verdict === null) reject(abandon(request));
        else if (isAborted(request)) {
          asker.answer(id, { kind: 'failed', sent: 'no' });
          reject(abandon(request));
        } else settle(sendPassed(asker, id, ready(verdict.fragment ?? ''), verdict, send), resolve, reject);
      } catch (error) {
        reject(error);
      }
    });
  });

export const guardFetch = (asker: Asker, finder: Finder): void => {
  const asFetchError = learnFetchErrors();

  const passFree = (request: Request, url: string, body: GivenBody, send: Send): unknown => {
    const note = noteFree(asker, asker.newId());
    const describe = describeFetch(request, url, 'noted', body.text);
    // First of all it leaves.
    const sent = send([request]);
    describe(note.described);
    return watchResponse(sent, asker, note.answered);
  };

  const guard = (given: unknown[], text: string, send: Send): unknown => {
    if (finder.urlOf(text) === null) return send(given);
    const made = makeRequest(given, asFetchError);
    if ('error' in made) return rejectWith(made.error);
    const { request } = made;
    const url = finder.urlOf(urlOf(request));
    const guess = url === null ? 'none' : finder.guess(methodOf(request), url, headersIn(request));
    if (url === null || guess === 'none' || isAborted(request)) return send([request]);
    return guess === 'free' && !asker.asksAll()
      ? passFree(request, url, givenIn(given), send)
      : hold(asker, request, url, guess, givenIn(given), send);
  };

  /** The address is settled before anything of `init` is read: what the page does in there must not lead it elsewhere. */
  const guardText = (args: unknown[], text: string, send: Send): unknown => {
    const fixed = finder.fix(text);
    if (fixed !== null) return guard(args.length > 1 ? [fixed, args[1]] : [fixed], fixed, send);
    const made = makeRequest([text], asFetchError);
    return 'error' in made ? rejectWith(made.error) : guard([made.request], urlOf(made.request), send);
  };

  replaceMethod(window, 'fetch', (self, args, send) => {
    const input = args[0];
    if (!isReceiver(self) || args.length === 0 || typeof input === 'symbol') return send(args);
    if (isRequest(input)) return guard(args, urlOf(input), send);
    // An object is turned into text here and only here: the page may count how often that happens.
    let text: string;
    try {
      text = toText(input);
    } catch (error) {
      return rejectWith(error);
    }
    return guardText(args, text, send);
  });
};
