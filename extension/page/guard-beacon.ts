import type { Finder } from './find-call.ts';
import { toText } from './natives.ts';
import { replaceMethod } from './replace.ts';
import { bodyAsText, freezeBody, isNoCall } from './xhr-body.ts';

/**
 * A beacon leaves without anyone waiting for it, so one that may charge cannot be held: it is not sent, and the page is told so
 * as the platform tells of a beacon that it could not queue.
 */
export const guardBeacon = (finder: Finder): void => {
  replaceMethod(Navigator.prototype, 'sendBeacon', (_self, args, send) => {
    const target = args[0];
    if (args.length === 0 || typeof target === 'symbol' || typeof args[1] === 'symbol') return send(args);
    // Settled before the data becomes text, in which the page may move the document's base. Without data where it is no URL: the browser says so.
    const text = toText(target);
    const fixed = finder.fix(text);
    if (fixed === null) return send([text]);
    const url = finder.urlOf(fixed);
    const road = url === null ? 'none' : finder.road('POST', url, []);
    if (url === null || road === 'none' || road === 'free') return send(args.length > 1 ? [fixed, args[1]] : [fixed]);
    if (road === 'asks') return false;
    const body = freezeBody(bodyAsText(args[1]));
    return isNoCall(finder, url, body) ? send([fixed, body.send]) : false;
  });
};
