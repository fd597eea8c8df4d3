import { dispatch, NativeEvent, NativeProgressEvent } from './natives.ts';

/** Fires `readystatechange`, as the browser would have. */
export const fireStateChange = (xhr: XMLHttpRequest): void => {
  dispatch(xhr, new NativeEvent('readystatechange'));
};

/** Fires one of the progress events. Without a total, as the browser does where there is nothing to count. */
export const fireProgress = (target: XMLHttpRequestEventTarget, type: string, loaded = 0, total = 0): void => {
  dispatch(target, new NativeProgressEvent(type, { lengthComputable: total > 0, loaded, total }));
};
