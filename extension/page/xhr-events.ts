import { dispatch, listen, NativeEvent, NativeProgressEvent, stopEvent, unlisten } from './natives.ts';

/** Fires `readystatechange`, as the browser would have. */
export const fireStateChange = (xhr: XMLHttpRequest): void => {
  dispatch(xhr, new NativeEvent('readystatechange'));
};

/** Fires one of the progress events. Without a total, as the browser does where there is nothing to count. */
export const fireProgress = (target: XMLHttpRequestEventTarget, type: string, loaded = 0, total = 0): void => {
  dispatch(target, new NativeProgressEvent(type, { lengthComputable: total > 0, loaded, total }));
};

/** Runs `act` while one type of event does not reach the page's listeners on the target: they have had it already. */
export const without = <Result>(target: XMLHttpRequestEventTarget, type: string, act: () => Result): Result => {
  // Listeners that capture run before all others of the same target.
  listen(target, type, swallow, true);
  try {
    return act();
  } finally {
    unlisten(target, type, swallow, true);
  }
};

const swallow = (event: Event): void => stopEvent(event);
