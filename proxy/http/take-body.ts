/** A body read up to a limit. */
export type TakenBody =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  /** It is longer: `all` is the body from its beginning, to be read once; `drop` ends it unread. */
  | { readonly kind: 'longer'; readonly all: AsyncIterable<Buffer>; readonly drop: () => void };

/** Reads a body whole, or until more than `limit` bytes have come. Rejects as the body does. */
export const takeBody = async (body: AsyncIterable<Buffer>, limit: number): Promise<TakenBody> => {
  const chunks: Buffer[] = [];
  let length = 0;
  const rest = body[Symbol.asyncIterator]();
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    chunks.push(next.value);
    length += next.value.length;
    if (length > limit) return { kind: 'longer', all: resume(chunks, rest), drop: () => void rest.return?.() };
  }
  return { kind: 'whole', bytes: Buffer.concat(chunks) };
};

async function* resume(begun: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* begun;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
