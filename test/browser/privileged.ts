import type { Browser } from 'puppeteer-core';

type Connection = { send(method: string, parameters: object): Promise<unknown> };

/** Puppeteer has it and does not show it. */
function connectionOf(browser: Browser): Connection {
  const connection: unknown = Reflect.get(browser, 'connection');
  if (typeof connection !== 'object' || connection === null || !('send' in connection))
    throw new Error('puppeteer has its connection elsewhere now');
  return { send: (method, parameters) => Reflect.apply(Object(connection.send), connection, [method, parameters]) };
}

/** Finds one field under another, however deep; undefined where there is none. */
const dig = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce((at, name) => (at === undefined || at === null ? undefined : Reflect.get(Object(at), name)), value);

/** Runs expressions in Firefox's own window (it must be launched with `--remote-allow-system-access`), and gives what they come to. */
export function openPrivileged(browser: Browser): (expression: string) => Promise<unknown> {
  const connection = connectionOf(browser);
  return async (expression) => {
    const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const context = dig(tree, 'result', 'contexts', 0, 'context');
    const answer = await connection.send('script.evaluate', {
      expression: `(async () => JSON.stringify(await (${expression})) ?? 'null')()`,
      target: { context },
      awaitPromise: true,
    });
    const text = dig(answer, 'result', 'result', 'value');
    if (typeof text === 'string') return JSON.parse(text);
    throw new Error(`${expression}: ${dig(answer, 'result', 'exceptionDetails', 'text')}`);
  };
}
