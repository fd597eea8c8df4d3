import { Readable } from 'node:stream';
import type { Dispatcher, Pool } from 'undici';
import type { AnswerHead } from './client.ts';
import type { HeaderList } from './header-list.ts';
import { newPatience, type Patience } from './patience.ts';
import { rawHeadersOf } from './raw-headers.ts';
import { StalledError } from './stalled-error.ts';

export interface UpstreamCall {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: HeaderList;
  readonly body: Buffer | AsyncIterable<Buffer> | null;
  /** Milliseconds: for the whole answer (`whole`), or from one sign of life to the next (`silence`). */
  readonly limit: { readonly ms: number; readonly of: 'whole' | 'silence' };
}

/** Why there is no answer, or no whole one. */
export type FailedBecause = 'unreachable' | 'hung-up' | 'no-answer' | 'stalled' | 'stopped';

/** The provider gave no answer, or only a part of one. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly because: FailedBecause;
  constructor(because: FailedBecause, cause?: unknown) {
    super(`the provider gave no whole answer: ${because}`, { cause });
    this.because = because;
  }
}

export type UpstreamResult =
  | {
      readonly kind: 'answer';
      readonly head: AnswerHead;
      /** Fails with UpstreamError when the answer breaks off. Leaving it early ends the exchange. */
      readonly body: AsyncIterable<Buffer>;
      /** Known once the body was read. */
      readonly trailers: () => HeaderList;
      /** From now on only silence ends the wait: the answer is passed on while it comes. */
      readonly streamOn: () => void;
    }
  /** `sent` is 'no' only when not one byte of the call can have left: no connection ever carried it. */
  | { readonly kind: 'failed'; readonly sent: 'no' | 'unknown'; readonly error: UpstreamError };

export interface UpstreamExchange {
  readonly result: Promise<UpstreamResult>;
  /** Gives up: the call is not sent if it has not begun to leave, else its connection is closed. */
  readonly stop: () => void;
  readonly hasBegun: () => boolean;
}

/** Sends a call, once. */
export const beginExchange = (pool: Pool, call: UpstreamCall): UpstreamExchange => {
  let controller: Dispatcher.DispatchController | null = null;
  let body: Readable | null = null;
  let ended = false;
  let stopped: FailedBecause | null = null;
  let trailers: HeaderList = [];
  let resolve: (result: UpstreamResult) => void = () => {};
  const result = new Promise<UpstreamResult>((resolveIt) => {
    resolve = resolveIt;
  });

  const fail = (cause: unknown): void => {
    patience.end();
    ended = true;
    const because = cause instanceof StalledError ? 'stalled' : controller === null ? 'unreachable' : 'hung-up';
    const error = new UpstreamError(stopped ?? because, cause);
    if (body === null) resolve({ kind: 'failed', sent: controller === null ? 'no' : 'unknown', error });
    else body.destroy(error);
  };
  const stop = (because: FailedBecause): void => {
    if (ended || stopped !== null) return;
    stopped = because;
    if (controller === null) fail(null);
    else controller.abort(new UpstreamError(because));
  };
  const patience: Patience = newPatience(call.limit, () => stop('no-answer'));

  const handler: Dispatcher.DispatchHandler = {
    onRequestStart: (started) => {
      // A second start would be a second sending.
      if (stopped !== null || controller !== null) started.abort(new UpstreamError(stopped ?? 'hung-up'));
      else controller = started;
    },
    onBodySent: () => patience.sign(),
    onResponseStart: (started, status, _headers, statusText = '') => {
      if (status < 200) return;
      patience.sign();
      body = new Readable({
        highWaterMark: 256 * 1024,
        read: () => {
          patience.resume();
          started.resume();
        },
        destroy: (error, done) => {
          if (!ended) {
            stopped ??= 'stopped';
            started.abort(error ?? new UpstreamError('stopped'));
          }
          done(error);
        },
      });
      // Whoever reads it sees the error; when nobody does, it is no crash.
      body.on('error', () => {});
      const head = { status, statusText, headers: rawHeadersOf(started.rawHeaders) };
      resolve({ kind: 'answer', head, body, trailers: () => trailers, streamOn: () => patience.countSilence() });
    },
    onResponseData: (started, chunk) => {
      patience.sign();
      if (body?.push(chunk) !== false) return;
      patience.pause();
      started.pause();
    },
    onResponseEnd: (finished) => {
      ended = true;
      patience.end();
      trailers = rawHeadersOf(finished.rawTrailers);
      body?.push(null);
    },
    onResponseError: (_controller, error) => {
      if (!ended) fail(error);
    },
  };
  try {
    const sent =
      call.body === null || Buffer.isBuffer(call.body) ? call.body : Readable.from(call.body, { objectMode: false });
    pool.dispatch({ method: call.method, path: call.target, headers: [...call.headers], body: sent }, handler);
  } catch (error) {
    fail(error);
  }
  return { result, stop: () => stop('stopped'), hasBegun: () => controller !== null };
};
