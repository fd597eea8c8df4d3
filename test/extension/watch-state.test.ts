import { expect, test, vi } from 'vitest';
import { watchState } from '../../extension/watch-state.ts';

/** Reads that end when the test says so. */
function reads() {
  const open: { readonly answer: (state: string) => void; readonly fail: () => void }[] = [];
  const read = (): Promise<string> =>
    new Promise((resolve, reject) => {
      open.push({ answer: resolve, fail: () => reject(new Error('nobody there')) });
    });
  return { open, read };
}

/** Lets what was answered be taken in. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

test('is loading until the first answer', async () => {
  const { open, read } = reads();
  const { watched } = watchState(read, () => undefined);
  expect(watched.value).toEqual({ kind: 'loading' });
  open[0]?.answer('one');
  await settle();
  expect(watched.value).toEqual({ kind: 'known', state: 'one' });
});

test('reads once more, and not at the same time, when a change is announced during a read', async () => {
  const { open, read } = reads();
  let announce: () => void = () => undefined;
  const { watched } = watchState(read, (changed) => {
    announce = changed;
  });
  announce();
  announce();
  expect(open).toHaveLength(1);
  open[0]?.answer('old');
  await settle();
  expect(open).toHaveLength(2);
  open[1]?.answer('new');
  await settle();
  expect(open).toHaveLength(2);
  expect(watched.value).toEqual({ kind: 'known', state: 'new' });
});

test('says that nobody answers, and asks again until somebody does', async () => {
  vi.useFakeTimers();
  try {
    const { open, read } = reads();
    const { watched } = watchState(read, () => undefined);
    open[0]?.fail();
    await settle();
    expect(watched.value).toEqual({ kind: 'not-answering' });
    await vi.runAllTimersAsync();
    expect(open).toHaveLength(2);
    open[1]?.answer('back');
    await settle();
    expect(watched.value).toEqual({ kind: 'known', state: 'back' });
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
