import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { Coding, Move } from './local-move.ts';

const encoders: Readonly<Record<Coding, (bytes: Buffer) => Buffer>> = {
  gzip: gzipSync,
  br: brotliCompressSync,
  deflate: deflateSync,
  zstd: zstdCompressSync,
};

/** Sends a Response by node:http in the way a move asks for. */
export async function sendResponse(
  response: Response,
  outgoing: ServerResponse,
  move: Extract<Move, { kind: 'answer' }>,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  const plain = Buffer.from(await response.arrayBuffer());
  const mayCode = move.coding !== undefined && plain.length > 0;
  const body = mayCode && move.coding !== undefined ? encoders[move.coding](plain) : plain;
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  for (const [name, value] of Object.entries({ ...more, ...move.headers })) outgoing.setHeader(name, value);
  if (mayCode && move.coding !== undefined) outgoing.setHeader('content-encoding', move.coding);
  const mayHaveBody = response.status !== 204 && response.status !== 304;
  if (mayHaveBody && move.pieces === undefined) outgoing.setHeader('content-length', body.length);
  if (move.cut === 'half-way') return sendHalf(body, outgoing);
  if (move.pieces !== undefined) return sendPieces(body, outgoing, move.pieces);
  outgoing.end(mayHaveBody ? body : undefined);
}

/** Sends half of the body and kills the socket once those bytes have left. */
function sendHalf(body: Buffer, outgoing: ServerResponse): Promise<void> {
  const half = body.subarray(0, Math.floor(body.length / 2));
  outgoing.flushHeaders();
  return new Promise((resolve) => {
    outgoing.write(half, () => {
      outgoing.socket?.end(() => outgoing.destroy());
      resolve();
    });
  });
}

async function sendPieces(
  body: Buffer,
  outgoing: ServerResponse,
  pieces: { readonly count: number; readonly everyMs: number },
): Promise<void> {
  const size = Math.max(1, Math.ceil(body.length / pieces.count));
  for (let from = 0; from < body.length && !outgoing.destroyed; from += size) {
    if (from > 0) await wait(pieces.everyMs);
    outgoing.write(body.subarray(from, from + size));
  }
  outgoing.end();
}
