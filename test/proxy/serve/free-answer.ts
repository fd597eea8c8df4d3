import type { RequestListener } from 'node:http';

/** A provider that gives one text, by its length or in chunks, in as many pieces as there are kilobytes. */
export const setUpAnswer = (text: string, framing: 'length' | 'chunks'): RequestListener => {
  const bytes = Buffer.from(text);
  return (incoming, response) => {
    incoming.resume();
    if (framing === 'length') response.setHeader('Content-Length', bytes.length);
    for (let from = 0; from < bytes.length; from += 1024) response.write(bytes.subarray(from, from + 1024));
    response.end();
  };
};
