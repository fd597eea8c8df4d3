import { expect, test, vi } from 'vitest';
import { NoAnswer, openPageClient, type PageRuntime, Refused } from '../../extension/page-client.ts';

/** A background that gives this answer; `ports` are the connections that pages opened. */
function runtimeThat(answer: (message: unknown) => Promise<unknown>) {
  const ports: { readonly name: string; readonly say: () => void; readonly drop: () => void }[] = [];
  const runtime: PageRuntime = {
    sendMessage: answer,
    connect({ name }) {
      const heard: (() => void)[] = [];
      const dropped: (() => void)[] = [];
      const tellAll = (listeners: readonly (() => void)[]) => () => {
        for (const listener of listeners) listener();
      };
      ports.push({ name, say: tellAll(heard), drop: tellAll(dropped) });
      return {
        onMessage: { addListener: (listener) => heard.push(listener) },
        onDisconnect: { addListener: (listener) => dropped.push(listener) },
      };
    },
  };
  return { runtime, ports };
}

test('asks by one message with the function’s name and its input, null where it takes none', async () => {
  const asked: unknown[] = [];
  const { runtime } = runtimeThat(async (message) => {
    asked.push(message);
    return { kind: 'empty' };
  });
  const client = openPageClient(runtime);
  expect(await client.warningState()).toEqual({ kind: 'empty' });
  await client.decide({ call: 'h', quoteNo: 2, verdict: 'block' });
  expect(asked).toEqual([
    { name: 'warningState', input: null },
    { name: 'decide', input: { call: 'h', quoteNo: 2, verdict: 'block' } },
  ]);
});

test.each([
  [undefined, 'popupState: an object expected'],
  [{ kind: 'later' }, 'popupState.kind: first-run or ready or making or broken expected'],
  [{ kind: 'broken' }, 'popupState.say: a text expected'],
  [{ kind: 'ready', accounts: 17 }, 'popupState.accounts: a list expected'],
])('takes %j for no answer, and names the place', async (answer, why) => {
  const { runtime } = runtimeThat(async () => answer);
  const problem = await openPageClient(runtime)
    .popupState()
    .catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(NoAnswer);
  expect(problem).toHaveProperty('cause.message', why);
});

test.each([
  'Could not establish connection. Receiving end does not exist.',
  'The message port closed before a response was received.',
  'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received',
  'Extension context invalidated.',
])('says that nobody answered: %s', async (line) => {
  const { runtime } = runtimeThat(() => Promise.reject(new Error(line)));
  await expect(openPageClient(runtime).openPractice()).rejects.toBeInstanceOf(NoAnswer);
});

test('hands on the line of a background that cannot do it', async () => {
  const { runtime } = runtimeThat(() => Promise.reject(new Error('The books are closed.')));
  const asked = openPageClient(runtime).exportUsage({ format: 'csv' });
  await expect(asked).rejects.toBeInstanceOf(Refused);
  await expect(asked).rejects.toThrow('The books are closed.');
});

test('stops waiting for a background that never answers', async () => {
  vi.useFakeTimers();
  try {
    const { runtime } = runtimeThat(() => new Promise(() => undefined));
    const asked = expect(openPageClient(runtime).openPractice()).rejects.toBeInstanceOf(NoAnswer);
    await vi.runAllTimersAsync();
    await asked;
  } finally {
    vi.useRealTimers();
  }
});

test('has one connection, whoever watches', () => {
  const { runtime, ports } = runtimeThat(async () => null);
  const client = openPageClient(runtime);
  const heard: string[] = [];
  client.watch(() => heard.push('books'));
  client.watch(() => heard.push('guard'));
  expect(ports).toHaveLength(1);
  ports[0]?.say();
  expect(heard).toEqual(['books', 'guard']);
});

test('hears of changes, and connects again when the background went away', async () => {
  vi.useFakeTimers();
  try {
    const { runtime, ports } = runtimeThat(async () => null);
    let changes = 0;
    openPageClient(runtime).watch(() => {
      changes += 1;
    });
    expect(ports.map(({ name }) => name)).toEqual(['tollgate-page']);
    ports[0]?.say();
    expect(changes).toBe(1);
    ports[0]?.drop();
    expect(changes).toBe(2);
    await vi.runAllTimersAsync();
    expect(ports).toHaveLength(2);
    expect(changes).toBe(3);
    ports[1]?.say();
    expect(changes).toBe(4);
  } finally {
    vi.useRealTimers();
  }
});
