import { MOST_BODY_BYTES, type PageAnswer } from '../../shared/messages/page-port.ts';
import { accepts, bufferOf, getter, indexOf, lengthOf, method, NativeArrayBuffer, slice, utf8 } from './natives.ts';
import { type BodyRead, copyBytes, readBody } from './read-body.ts';
import { allHeadersOf, responseOf, responseTextOf, responseTypeOf, statusOf } from './xhr-natives.ts';

const isBuffer = accepts<ArrayBuffer>(lengthOf);
const isBlob = accepts<Blob>(getter<number>(Blob.prototype, 'size'));
const streamBlob = method(Blob.prototype.stream);

/** The lines of getAllResponseHeaders. */
const headerPairs = (lines: string): [string, string][] => {
  const pairs: [string, string][] = [];
  let rest = lines;
  for (let end = indexOf(rest, '\r\n'); end !== -1; end = indexOf(rest, '\r\n')) {
    const line = slice(rest, 0, end);
    const colon = indexOf(line, ': ');
    if (colon !== -1) pairs[pairs.length] = [slice(line, 0, colon), slice(line, colon + 2)];
    rest = slice(rest, end + 2);
  }
  return pairs;
};

const nothing = (): BodyRead => ({ bytes: new NativeArrayBuffer(0), trouble: 'unreadable' });

/**
 * The bytes of a finished response. Exact where the browser keeps bytes (arraybuffer, blob, and json, which is fetched as
 * arraybuffer); text is encoded anew as UTF-8, which gives back the bytes of all UTF-8 without a byte order mark; a document is not turned back into bytes.
 */
const readBytes = (xhr: XMLHttpRequest): BodyRead | Promise<BodyRead> => {
  const type = responseTypeOf(xhr);
  if (type === '' || type === 'text') {
    const text = responseTextOf(xhr);
    const { bytes, trouble } = copyBytes(bufferOf(utf8(slice(text, 0, MOST_BODY_BYTES))));
    return { bytes, trouble: text.length > MOST_BODY_BYTES ? 'too-large' : trouble };
  }
  const response = responseOf(xhr);
  if (isBuffer(response)) return copyBytes(response);
  return isBlob(response) ? readBody(streamBlob(response)) : nothing();
};

/** Takes the answer of a finished request at once, before the page can reuse it; only a blob is read later. */
export const takeAnswer = (xhr: XMLHttpRequest): PageAnswer | Promise<PageAnswer> => {
  const status = statusOf(xhr);
  if (status === 0) return { kind: 'failed', sent: 'unknown' };
  const headers = headerPairs(allHeadersOf(xhr));
  const respond = ({ bytes, trouble }: BodyRead): PageAnswer => ({
    kind: 'response',
    status,
    headers,
    body: bytes,
    cut: trouble !== null,
  });
  const read = readBytes(xhr);
  return 'bytes' in read ? respond(read) : respondLater(read, respond);
};

const respondLater = async (read: Promise<BodyRead>, respond: (read: BodyRead) => PageAnswer): Promise<PageAnswer> =>
  respond(await read);
