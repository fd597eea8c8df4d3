import type { Desk } from './desk.ts';

/** What a behaviour tried in the page may use. It is built in the page itself, from the browser's functions as they were before the hook. */
export interface Lab {
  /** A URL of the kind under trial that makes the server do this. */
  at(what: string, params?: Record<string, string>): string;
  /** The same on another origin that is nobody's provider. */
  elsewhere(what: string, params?: Record<string, string>): string;
  /** What the server saw of this behaviour's requests. */
  seen(): Promise<unknown>;
  /** An error as plain data. */
  error(error: unknown): unknown;
  /** What a promise comes to, as plain data. */
  outcome(promise: Promise<unknown>): Promise<unknown>;
  wait(ms: number): Promise<void>;
  /** Opens a request, records every event on it and on its upload, sends it, and resolves with the record when it ended. */
  run(xhr: XMLHttpRequest, send: (xhr: XMLHttpRequest) => void, options?: { upload?: boolean }): Promise<string[]>;
  /** All that a page can read of a request. */
  state(xhr: XMLHttpRequest): unknown;
  /** The bridge's place, on a guarded page. */
  readonly desk: Desk;
  /** The id of the next question that waits at the desk. */
  asked(): Promise<string>;
  /** What the desk heard, as plain data: bodies as text, ids left out. Waits for so many messages where it is said how many must come. */
  heard(least?: number): Promise<unknown[]>;
}

export interface LabOptions {
  readonly target: string;
  readonly other: string;
  readonly tag: string;
}

/** Runs in the page, as a whole: it may use nothing from outside. */
export function makeLab({ target, other, tag }: LabOptions): Lab {
  const native = Reflect.get(window, 'labFetch');
  const url = (base: string, what: string, params: Record<string, string> = {}): string =>
    `${base}?${new URLSearchParams({ do: what, tag, ...params })}`;
  const error = (reason: unknown): unknown =>
    reason instanceof Error || reason instanceof DOMException
      ? `${reason instanceof DOMException ? 'DOMException ' : ''}${reason.name}: ${reason.message}`.replaceAll(
          tag,
          'TAG',
        )
      : { thrown: reason };
  const desk: Desk = Reflect.get(window, 'desk');
  const first = desk?.heard.length ?? 0;
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const plain = (body: unknown): unknown =>
    body instanceof ArrayBuffer ? (body.byteLength > 1000 ? body.byteLength : new TextDecoder().decode(body)) : body;
  const read = (get: () => unknown): unknown => {
    try {
      return get();
    } catch (reason) {
      return error(reason);
    }
  };
  return {
    at: (what, params) => url(target, what, params),
    elsewhere: (what, params) => url(other, what, params),
    seen: async () => (await native(url(other, 'seen'))).json(),
    error,
    outcome: (promise) =>
      promise.then(
        (value) => ({ value }),
        (reason) => ({ error: error(reason) }),
      ),
    wait,
    desk,
    async asked() {
      for (let id = desk.waiting()[0]; ; id = desk.waiting()[0]) {
        if (id !== undefined) return id;
        await wait(5);
      }
    },
    async heard(least = 0) {
      for (let tries = 0; desk.heard.length - first < least && tries < 200; tries += 1) await wait(50);
      // What is told is told a little later.
      await wait(200);
      return desk.heard.slice(first).map((message) => {
        const told: { [name: string]: unknown } = {
          ...Reflect.get(message, 'call'),
          ...Reflect.get(message, 'answer'),
        };
        // The bridge alone needs to know.
        delete told['credentials'];
        if ('body' in told) told['body'] = plain(told['body']);
        if ('url' in told) told['url'] = `${told['url']}`.replaceAll(tag, 'TAG');
        if ('headers' in told) told['headers'] = Object(told['headers']).filter(([name]: [string]) => name !== 'date');
        return { ...told, message: message.kind };
      });
    },
    run: (xhr, send, options) =>
      new Promise((resolve) => {
        const events: string[] = [];
        const note = (who: string) => (event: Event) => {
          const progress =
            event instanceof ProgressEvent ? `(${event.loaded},${event.total},${event.lengthComputable})` : '';
          events.push(`${who}${event.type}${progress}@${xhr.readyState}`);
          if (who === '' && event.type === 'loadend') setTimeout(() => resolve(events), 30);
        };
        const types = ['loadstart', 'progress', 'load', 'loadend', 'abort', 'error', 'timeout'];
        for (const type of ['readystatechange', ...types]) xhr.addEventListener(type, note(''));
        if (options?.upload) for (const type of types) xhr.upload.addEventListener(type, note('upload.'));
        // Some lives end without an event.
        setTimeout(() => resolve(events), 800);
        send(xhr);
        events.push('sent');
      }),
    state: (xhr) => ({
      readyState: xhr.readyState,
      status: xhr.status,
      statusText: xhr.statusText,
      url: xhr.responseURL.replaceAll(tag, 'TAG'),
      type: xhr.responseType,
      timeout: xhr.timeout,
      withCredentials: xhr.withCredentials,
      headers: xhr.getAllResponseHeaders().replace(/date: .*\r\n/, ''),
      text: read(() => xhr.responseText.replaceAll(tag, 'TAG')),
      xml: read(() => (xhr.responseXML === null ? null : new XMLSerializer().serializeToString(xhr.responseXML))),
      response: read(() => Object.prototype.toString.call(xhr.response)),
    }),
  };
}
