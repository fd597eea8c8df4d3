import type { PageCall } from '../../shared/messages/page-port.ts';
import type { Asker } from './asker.ts';
import type { Finder, Guess } from './find-call.ts';
import { toText } from './natives.ts';
import { noteFree } from './note-free.ts';
import { toldWith } from './read-body.ts';
import { replaceMethod } from './replace.ts';
import { bodyAsText, type FrozenBody, freezeBody, isNoCall, readFrozen } from './xhr-body.ts';

const describe = (url: string, body: FrozenBody, told: 'noted' | 'refused', done: (call: PageCall) => void): void =>
  readFrozen(body, ({ headers, ...read }) => {
    const free = told === 'noted';
    done(toldWith({ url, method: 'POST', headers, credentials: 'include', via: 'fetch', free }, read));
  });

/** What cannot charge is told, and that its answer is seen by nobody. */
const passFree = (asker: Asker, url: string, body: FrozenBody, sent: unknown): unknown => {
  const note = noteFree(asker, asker.newId());
  describe(url, body, 'noted', note.described);
  note.answered({ kind: 'failed', sent: sent === true ? 'unknown' : 'no' });
  return sent;
};

const refuse = (asker: Asker, url: string, body: FrozenBody): false => {
  describe(url, body, 'refused', asker.refuse);
  return false;
};

/** What a beacon to a provider's host comes to. */
const judge = (
  asker: Asker,
  finder: Finder,
  url: string,
  guess: Guess,
  body: FrozenBody,
  sent: () => unknown,
): unknown => {
  if (guess === 'free') return passFree(asker, url, body, sent());
  if (guess === 'asks') return asker.lets('POST', url) ? sent() : refuse(asker, url, body);
  return isNoCall(finder, url, body) ? sent() : false;
};

/**
 * A beacon leaves without anyone waiting for it, so one that may charge cannot be held: unless a person let it through for this once, it is not sent, and the page is
 * told so as the platform tells of a beacon that it could not queue.
 */
export const guardBeacon = (asker: Asker, finder: Finder): void => {
  replaceMethod(Navigator.prototype, 'sendBeacon', (_self, args, send) => {
    const target = args[0];
    if (args.length === 0 || typeof target === 'symbol' || typeof args[1] === 'symbol') return send(args);
    // Settled before the data becomes text, in which the page may move the document's base. Without data where it is no URL: the browser says so.
    const text = toText(target);
    const fixed = finder.fix(text);
    if (fixed === null) return send([text]);
    const url = finder.urlOf(fixed);
    const guess = url === null ? 'none' : finder.guess('POST', url, []);
    if (url === null || guess === 'none') return send(args.length > 1 ? [fixed, args[1]] : [fixed]);
    const body = freezeBody(bodyAsText(args[1]));
    return judge(asker, finder, url, guess, body, () => send([fixed, body.send]));
  });
};
