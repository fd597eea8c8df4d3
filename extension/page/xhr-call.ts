import type { PageAnswer } from '../../shared/messages/page-port.ts';
import type { MadeAnswer } from './made-answer.ts';
import { privateMap } from './natives.ts';

/** What the page is shown in place of the browser's own state, once its call ended without being sent. */
export interface Shown {
  readyState: 0 | 2 | 3 | 4;
  /** Null: a network error, or an abort. */
  readonly made: MadeAnswer | null;
  /** The `response` object made for the page: the same at every reading. */
  response: { readonly value: unknown } | null;
}

/**
 * One use of an XMLHttpRequest, from open() to the next open(), on a provider's host. The request stays the browser's own object and the call is sent
 * with it, so what happens after a pass is native. `opened` and `sent`: the browser's state is true. `held`: the browser has not
 * been told of send() yet. `over`: it never will be, and `shown` is what the page sees.
 */
export interface XhrCall {
  readonly xhr: XMLHttpRequest;
  readonly id: string;
  readonly method: string;
  readonly url: string;
  /** The arguments of open(), nothing of which runs the page's code. */
  readonly openedBy: readonly unknown[];
  /** Known at send(): headers come after open(). True where it cannot charge and leaves at once. */
  free: boolean;
  readonly async: boolean;
  /** What the page set by setRequestHeader. */
  readonly headers: Headers;
  phase: 'opened' | 'held' | 'sent' | 'over';
  shown: Shown | null;
  /** When send() was called, and the timer that ends the call, while it is held, at the page's own timeout. */
  heldAtMs: number;
  /** How long a sent call had been held; 0 where it was not. */
  heldForMs: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Where upload events go; null where the platform fires none: no body, or nobody was listening at send(). */
  upload: UploadEvents | null;
  /** True while the browser's own `loadstart` is not to reach the page, which had one at send(). */
  hasStarted: boolean;
  /** Takes the answer of a sent call, once. Null where nobody waits for it, or it was told. */
  tell: ((answer: PageAnswer) => void) | null;
}

export interface UploadEvents {
  readonly target: XMLHttpRequestUpload;
  /** Of the body, in bytes; 0 where only sending it shows that. */
  readonly size: number;
}

export const calls = privateMap<XhrCall>();

/** Whether the page's request is still in this use. Any event handler of the page may have opened it anew. */
export const isCurrent = (call: XhrCall): boolean => calls.get(call.xhr) === call;

/** Whether it is still held. Any event handler of the page may have ended that. */
export const isHeld = (call: XhrCall): boolean => isCurrent(call) && call.phase === 'held';
