import type { IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/** A request as it reached a local provider. `body` and `rawBody` are empty until it was read whole. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** Header names and values as on the wire, in order. */
  readonly rawHeaders: readonly string[];
  /** The bytes as sent. */
  readonly rawBody: Buffer;
  /** The body as text, its content coding undone. */
  readonly body: string;
  /** Settles when the exchange is over: the answer went out whole, or the connection closed before. */
  readonly over: Promise<'answered' | 'closed'>;
}

const decoders: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
  zstd: zstdDecompressSync,
};

/** Reads a request's body to its end; rejects when the client leaves before. */
export async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Undoes a request's content coding, if it has a known one. */
export function decodeBody(bytes: Buffer, coding: string | undefined): Buffer {
  const decode = coding === undefined ? undefined : decoders[coding.trim().toLowerCase()];
  return decode === undefined || bytes.length === 0 ? bytes : decode(bytes);
}
