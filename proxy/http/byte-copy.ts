/** Bytes as they pass, kept up to a limit for reading afterwards. */
export interface ByteCopy {
  readonly add: (chunk: Buffer) => void;
  /** True once more has passed than is kept: the rest is let go. */
  readonly isOver: () => boolean;
  /** Everything that passed; null when it was more than is kept. */
  readonly bytes: () => Buffer | null;
}

export const newByteCopy = (limit: number): ByteCopy => {
  let chunks: Buffer[] = [];
  let length = 0;
  return {
    add: (chunk) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else chunks = [];
    },
    isOver: () => length > limit,
    bytes: () => (length > limit ? null : Buffer.concat(chunks)),
  };
};
