import { type Got, MOST_BODY_BYTES, type PageAnswer, type PageCall } from '../../shared/messages/page-port.ts';

/** What came of a call that the bridge sent: for the page, and for the record. */
export interface Sent {
  readonly got: Got | null;
  readonly answer: PageAnswer;
}

const FAILED: Sent = { got: null, answer: { kind: 'failed', sent: 'unknown' } };

/** Sends the very bytes that were asked about, by a fetch that no script of the page can reach. Never rejects. */
export const sendCall = async (call: PageCall, fragment: string, signal: AbortSignal): Promise<Sent> => {
  const { url, method, body, credentials } = call;
  try {
    const headers = call.headers.map(([name, value]): [string, string] => [name, value]);
    const response = await fetch(`${url}${fragment}`, { method, headers, body, credentials, signal });
    const bytes = await response.arrayBuffer();
    const { status } = response;
    const pairs = [...response.headers];
    const cut = bytes.byteLength > MOST_BODY_BYTES;
    return {
      got: { status, statusText: response.statusText, url: response.url, headers: pairs, body: bytes },
      answer: { kind: 'response', status, headers: pairs, body: bytes.slice(0, MOST_BODY_BYTES), cut },
    };
  } catch {
    return FAILED;
  }
};
