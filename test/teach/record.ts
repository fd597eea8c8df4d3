import type { Recorded } from '../../shared/teach/recorded.ts';
import type { Console } from '../consoles/console.ts';

export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly body?: string;
  readonly type?: string;
}

/** Sends a call to a console, and records it as Tollgate does. */
export const openRecorder = (console: Console): ((sent: Sent) => Promise<Recorded>) => {
  let no = 0;
  return async ({ method = 'POST', path, body, type = 'application/json' }) => {
    no += 1;
    const url = `https://${console.host}${path}`;
    const response = await console.answer(
      new Request(url, { method, ...(body === undefined ? {} : { body, headers: { 'content-type': type } }) }),
    );
    return {
      id: `call-${no}`,
      at: Date.UTC(2026, 10, 27, 12, 0, no),
      method,
      url,
      headers: ['content-type', 'x-account-id'],
      body: body ?? null,
      answer: { status: response.status, body: await response.text() },
    };
  };
};
