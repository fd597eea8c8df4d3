import { request } from 'node:http';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly rawHeaders: readonly string[];
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
  readonly trailers: Readonly<Record<string, string | undefined>>;
}

export interface RawCall {
  readonly method?: string;
  /** Name, value, name, value, …; Host is the proxy's unless it is among them. */
  readonly headers?: readonly string[];
  readonly body?: Buffer | string;
}

/** Sends a request without any of fetch's manners: the path as it stands, any Host, headers in any number. Rejects when the connection breaks. */
export const rawCall = (port: number, path: string, call: RawCall = {}): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const headers = [...(call.headers ?? [])];
    if (!headers.some((name, at) => at % 2 === 0 && name.toLowerCase() === 'host'))
      headers.push('Host', `127.0.0.1:${port}`);
    const hasLength = headers.some((name, at) => at % 2 === 0 && /^(content-length|transfer-encoding)$/i.test(name));
    if (call.body !== undefined && !hasLength) headers.push('Content-Length', String(Buffer.byteLength(call.body)));
    const outgoing = request({ host: '127.0.0.1', port, path, method: call.method ?? 'GET', headers, agent: false });
    outgoing.on('error', reject);
    outgoing.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          statusText: answer.statusMessage ?? '',
          rawHeaders: answer.rawHeaders,
          headers: answer.headers,
          body: Buffer.concat(chunks),
          trailers: answer.trailers,
        }),
      );
    });
    outgoing.end(call.body);
  });
