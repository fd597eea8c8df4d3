import type { Asker } from './asker.ts';
import type { MadeAnswer } from './made-answer.ts';
import { stopTimer, viewLength } from './natives.ts';
import { isCurrent, isHeld, type Shown, type XhrCall } from './xhr-call.ts';
import { fireProgress, fireStateChange } from './xhr-disguise.ts';

/** The platform's steps for a request that ends without a response, on one that the browser was never told to send. */
export const endWithError = (call: XhrCall, type: 'abort' | 'error' | 'timeout'): void => {
  const shown: Shown = { readyState: 4, made: null, response: null };
  const { xhr, upload } = call;
  call.phase = 'over';
  call.shown = shown;
  call.upload = null;
  const events = [
    () => fireStateChange(xhr),
    // The browser would have fired it at send(). Here nobody could tell then whether it was listened for.
    () => upload && fireProgress(upload.target, 'loadstart', 0, upload.size),
    () => upload && fireProgress(upload.target, type),
    () => upload && fireProgress(upload.target, 'loadend'),
    () => fireProgress(xhr, type),
    () => fireProgress(xhr, 'loadend'),
  ];
  fireWhile(() => isCurrent(call) && call.shown === shown, events);
};

/** Fires one event after the other for as long as no handler of the page took the request elsewhere. */
const fireWhile = (holds: () => boolean, events: readonly (() => unknown)[]): void => {
  for (let at = 0; at < events.length && holds(); at += 1) events[at]?.();
};

/** Ends a held call because its time is up or the page called abort(). Nothing is sent. */
export const endHeld = (asker: Asker, call: XhrCall, type: 'abort' | 'timeout'): void => {
  stopTimer(call.timer);
  asker.withdraw(call.id);
  endWithError(call, type);
};

/** abort() on a call that was not sent: the platform's steps, for each state that the page can see it in. */
export const abortUnsent = (asker: Asker, call: XhrCall): void => {
  if (call.phase === 'held') endHeld(asker, call, 'abort');
  else if (call.shown?.readyState === 2 || call.shown?.readyState === 3) endWithError(call, 'abort');
  if (isCurrent(call) && call.shown?.readyState === 4) call.shown = { readyState: 0, made: null, response: null };
};

const uploadEvents = ({ upload }: XhrCall): (() => void)[] => {
  if (upload === null) return [];
  const { target, size } = upload;
  return [
    () => fireProgress(target, 'loadstart', 0, size),
    () => fireProgress(target, 'progress', size, size),
    () => fireProgress(target, 'load', size, size),
    () => fireProgress(target, 'loadend', size, size),
  ];
};

const responseEvents = (call: XhrCall, shown: Shown, { bytes }: MadeAnswer): (() => void)[] => {
  const { xhr } = call;
  const size = viewLength(bytes);
  const enter = (state: 2 | 3 | 4) => () => {
    shown.readyState = state;
    fireStateChange(xhr);
  };
  return [
    enter(2),
    enter(3),
    () => fireProgress(xhr, 'progress', size, size),
    enter(4),
    () => {
      fireProgress(xhr, 'load', size, size);
      // The one event that follows whatever the handlers of the one before did.
      const bytesLeft = isCurrent(call) && call.shown === shown ? size : 0;
      fireProgress(xhr, 'loadend', bytesLeft, bytesLeft);
    },
  ];
};

/** Ends a held call with an answer that the browser did not bring, through the events of an ordinary response. */
export const endMade = (call: XhrCall, made: MadeAnswer): void => {
  stopTimer(call.timer);
  fireWhile(() => isHeld(call), uploadEvents(call));
  if (!isHeld(call)) return;
  const shown: Shown = { readyState: 2, made, response: null };
  call.phase = 'over';
  call.shown = shown;
  call.upload = null;
  fireWhile(() => isCurrent(call) && call.shown === shown, responseEvents(call, shown, made));
};

/** A synchronous call that may charge cannot wait for an answer: to the page it is a network error. */
export const failSync = (call: XhrCall): void => {
  call.phase = 'over';
  call.shown = { readyState: 4, made: null, response: null };
};
