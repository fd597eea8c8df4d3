import { dispatch, getter, listen, NativeProgressEvent } from './natives.ts';
import type { Disguise } from './xhr-disguise.ts';
import { uploadOf } from './xhr-natives.ts';

const typeOf = getter<string>(Event.prototype, 'type');
const countableOf = getter<boolean>(ProgressEvent.prototype, 'lengthComputable');
const loadedOf = getter<number>(ProgressEvent.prototype, 'loaded');
const totalOf = getter<number>(ProgressEvent.prototype, 'total');

const NativeXhr = XMLHttpRequest;
const TYPES = ['loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend'] as const;

/**
 * The upload object for a page that asks for it during a hold for the first time. Listeners that come after send() hear nothing of this
 * call and cause no preflight; put on the request's own upload before the browser is told of send(), they would. So the page gets another
 * request's upload object, and keeps it.
 */
export const lateUpload = (): XMLHttpRequestUpload => uploadOf(new NativeXhr());

/** From its next send() on, such an object hears what happens on the request's own. */
export const forwardUpload = (xhr: XMLHttpRequest, disguise: Disguise): void => {
  const { upload } = disguise;
  if (upload === null || disguise.forwards) return;
  disguise.forwards = true;
  disguise.uploadSeen = true;
  const forward = (event: Event): void => {
    const init = { lengthComputable: countableOf(event), loaded: loadedOf(event), total: totalOf(event) };
    dispatch(upload, new NativeProgressEvent(typeOf(event), init));
  };
  for (let at = 0; at < TYPES.length; at += 1) listen(uploadOf(xhr), TYPES[at] ?? '', forward);
};
