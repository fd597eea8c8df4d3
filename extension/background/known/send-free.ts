import type { HttpCall } from '../../../shared/recognise/recognise.ts';
import { type Answer, answerBody } from '../../../shared/rules/answer.ts';

const PATIENCE_MS = 10_000;
/** A count is short. */
const LONGEST = 65_536;

/** Sends a free call by itself: no cookies, no referrer, no cache, and not where a redirect leads, for its key is for one host. Never rejects. */
export const sendFree = async (call: HttpCall, fetching: typeof fetch): Promise<Answer> => {
  try {
    const response = await fetching(call.url, {
      method: call.method,
      headers: call.headers.map(([name, value]): [string, string] => [name, value]),
      body: call.body.kind === 'text' ? call.body.text : null,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    return { kind: 'response', status: response.status, body: answerBody(text.length > LONGEST ? null : text) };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { kind: 'none', sent: isLate ? 'unknown' : 'no' };
  }
};
