import type { Finder } from './find-call.ts';
import { toText } from './natives.ts';
import { replaceMethod } from './replace.ts';

/**
 * A beacon leaves without anyone waiting for it, so one that may charge cannot be held: it is not sent, and the page is told so
 * as the platform tells of a beacon that it could not queue.
 */
export const guardBeacon = (finder: Finder): void => {
  replaceMethod(Navigator.prototype, 'sendBeacon', (_self, args, send) => {
    const target = args[0];
    if (args.length === 0 || typeof target === 'symbol') return send(args);
    // Settled before the data becomes text, in which the page may move the document's base. Without data where it is no URL: the browser says so.
    const text = toText(target);
    const fixed = finder.fix(text);
    if (fixed === null) return send([text]);
    const url = finder.urlOf(fixed);
    if (url !== null && finder.route('POST', url)?.free === false) return false;
    return send(args.length > 1 ? [fixed, args[1]] : [fixed]);
  });
};
