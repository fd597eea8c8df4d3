import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { takeBody } from '../../../proxy/http/take-body.ts';

const told: string[] = [];
async function* pieces(...texts: readonly string[]): AsyncGenerator<Buffer> {
  try {
    for (const text of texts) yield Buffer.from(text);
  } finally {
    told.push('ended');
  }
}

const textOf = async (body: AsyncIterable<Buffer>): Promise<string> => {
  let text = '';
  for await (const piece of body) text += piece.toString();
  return text;
};

describe('a body', () => {
  it('up to the limit is taken whole', async () => {
    expect(await takeBody(pieces('ab', 'cd'), 4)).toEqual({ kind: 'whole', bytes: Buffer.from('abcd') });
  });

  it('past the limit is handed over from its beginning', async () => {
    const taken = await takeBody(pieces('ab', 'cd', 'ef', 'gh'), 3);
    expect(taken.kind === 'longer' ? await textOf(taken.all) : taken.kind).toBe('abcdefgh');
  });

  it('past the limit ends its source when its reader stops', async () => {
    const taken = await takeBody(pieces('ab', 'cd', 'ef', 'gh'), 3);
    told.length = 0;
    if (taken.kind === 'longer') for await (const _ of taken.all) break;
    expect(told).toEqual(['ended']);
  });

  it('past the limit ends its source when it is dropped', async () => {
    const taken = await takeBody(pieces('ab', 'cd', 'ef', 'gh'), 3);
    told.length = 0;
    if (taken.kind === 'longer') taken.drop();
    await setImmediate();
    expect(told).toEqual(['ended']);
  });

  it('that fails makes the taking fail', async () => {
    async function* failing(): AsyncGenerator<Buffer> {
      yield Buffer.from('a');
      throw new Error('broken');
    }
    await expect(takeBody(failing(), 10)).rejects.toThrow('broken');
  });
});
