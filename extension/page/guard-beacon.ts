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
    const text = toText(target);
    const url = finder.urlOf(text);
    if (url !== null && finder.route('POST', url)?.free === false) return false;
    return send(args.length > 1 ? [text, args[1]] : [text]);
  });
};
