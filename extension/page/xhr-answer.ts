import { MOST_BODY_BYTES, type PageAnswer } from '../../shared/messages/page-port.ts';
import type { Asker } from './asker.ts';
import { append, bufferOf, indexOf, isBlob, isBuffer, method, NativeArrayBuffer, slice, utf8 } from './natives.ts';
import { type BodyRead, copyBytes, readBody } from './read-body.ts';
import { allHeadersOf, responseOf, responseTextOf, responseTypeOf, statusOf } from './xhr-natives.ts';

const streamBlob = method(Blob.prototype.stream);

/** The lines of getAllResponseHeaders. */
const headerPairs = (lines: string): [string, string][] => {
  const pairs: [string, string][] = [];
  let rest = lines;
  for (let end = indexOf(rest, '\r\n'); end !== -1; end = indexOf(rest, '\r\n')) {
    const line = slice(rest, 0, end);
    const colon = indexOf(line, ': ');
    if (colon !== -1) append(pairs, [slice(line, 0, colon), slice(line, colon + 2)]);
    rest = slice(rest, end + 2);
  }
  return pairs;
};

const nothing = (): BodyRead => ({ bytes: new NativeArrayBuffer(0), trouble: 'unreadable' });

/**
 * The bytes of a finished response. Exact where the browser keeps bytes (arraybuffer, blob, and json, which is fetched as
 * arraybuffer); text is encoded anew as UTF-8, which gives back the bytes of all UTF-8 without a byte order mark; a document is not turned back into bytes.
 */
const readBytes = (xhr: XMLHttpRequest, done: (read: BodyRead) => void): void => {
  const type = responseTypeOf(xhr);
  if (type === '' || type === 'text') {
    const text = responseTextOf(xhr);
    const { bytes, trouble } = copyBytes(bufferOf(utf8(slice(text, 0, MOST_BODY_BYTES))));
    done({ bytes, trouble: text.length > MOST_BODY_BYTES ? 'too-large' : trouble });
    return;
  }
  const response = responseOf(xhr);
  if (isBlob(response)) readBody(streamBlob(response), null, done);
  else done(isBuffer(response) ? copyBytes(response) : nothing());
};

/** Takes the answer of a finished request at once, before the page can reuse it; only a blob is read later, and owed till then. */
export const takeAnswer = (
  xhr: XMLHttpRequest,
  { owe }: Pick<Asker, 'owe'>,
  tell: (answer: PageAnswer) => void,
): void => {
  const status = statusOf(xhr);
  if (status === 0) {
    tell({ kind: 'failed', sent: 'unknown' });
    return;
  }
  const headers = headerPairs(allHeadersOf(xhr));
  const told = owe();
  readBytes(xhr, ({ bytes, trouble }) => {
    tell({ kind: 'response', status, headers, body: bytes, cut: trouble !== null });
    told();
  });
};
