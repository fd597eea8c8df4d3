import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { BrowserError, type DebuggingPipe, openDebuggingPipe } from '../../../proxy/start/debugging-pipe.ts';

function connect(): { pipe: DebuggingPipe; toBrowser: PassThrough; fromBrowser: PassThrough } {
  const toBrowser = new PassThrough();
  const fromBrowser = new PassThrough();
  return { pipe: openDebuggingPipe(toBrowser, fromBrowser), toBrowser, fromBrowser };
}

test('sends a command as JSON that a NUL ends', () => {
  const { pipe, toBrowser } = connect();
  void pipe.send('Target.createTarget', { url: 'http://127.0.0.1/' });
  expect(toBrowser.read().toString()).toBe(
    '{"id":1,"method":"Target.createTarget","params":{"url":"http://127.0.0.1/"}}\0',
  );
});

test('gives each command its own answer, out of order and cut inside a character', async () => {
  const { pipe, fromBrowser } = connect();
  const first = pipe.send('A');
  const second = pipe.send('B');
  const answers = Buffer.from(
    '{"id":2,"result":{"say":"zwölf"}}\0{"method":"Event"}\0{"id":1,"result":{"say":"one"}}\0',
  );
  const inside = answers.indexOf(0xc3) + 1;
  fromBrowser.write(answers.subarray(0, inside));
  fromBrowser.write(answers.subarray(inside));
  expect(await Promise.all([first, second])).toEqual([{ say: 'one' }, { say: 'zwölf' }]);
});

test('rejects with what the browser refused', async () => {
  const { pipe, fromBrowser } = connect();
  const answer = pipe.send('Extensions.loadUnpacked');
  fromBrowser.write('{"id":1,"error":{"code":-32601,"message":"not found"}}\0');
  await expect(answer).rejects.toThrow(new BrowserError('Extensions.loadUnpacked: not found'));
});

test('rejects what waits, and what comes later, when the browser goes away', async () => {
  const { pipe, fromBrowser } = connect();
  const waiting = pipe.send('Browser.getVersion');
  fromBrowser.destroy();
  await expect(waiting).rejects.toThrow('the browser went away before it answered Browser.getVersion');
  await expect(pipe.send('Browser.close')).rejects.toThrow('the browser is gone: Browser.close was not sent');
});
