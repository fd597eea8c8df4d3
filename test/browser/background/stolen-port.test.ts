import { expect, test, vi } from 'vitest';
import { numbers, openGuardedShop, REGISTER } from './guarded-shop.ts';

/** On a busy machine, too. */
const SOON = { timeout: 20_000 };

const STRANGER = [['17token', 'key-of-a-stranger']] as const;

test('a page that holds the port of a frame writes nothing into anybody’s books, and gets no pass', async () => {
  const shop = await openGuardedShop();
  shop.answerWith(() => ({ status: 200, body: '{"code":0,"data":{"accepted":[],"rejected":[]}}' }));
  const page = await shop.openPage();
  const listed = Array.from({ length: 40 }, (_, nth) => `RR1000${String(nth).padStart(5, '0')}CN`);
  const items = listed.map((number) => ({ number, carrier: 3011 }));
  const registering = REGISTER;
  const told = await page.evaluate(
    async ({ url, headers, register, accepted, body }) => {
      const frame = document.createElement('iframe');
      frame.src = '/inner';
      document.body.append(frame);
      const inner: typeof globalThis = Object(frame.contentWindow);
      const { MessageChannel: Real } = inner;
      const heard: { readonly verdict: { readonly kind: string } }[] = [];
      const ports: MessagePort[] = [];
      Object.assign(inner, {
        MessageChannel: function Stolen() {
          const channel = new Real();
          ports.push(channel.port1);
          channel.port1.addEventListener('message', ({ data }) => data.kind === 'verdict' && heard.push(data));
          channel.port1.start();
          return channel;
        },
      });
      await new Promise((loaded) => frame.addEventListener('load', loaded));
      const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
      const call = (to: string, free: boolean) => ({
        ...{ url: to, method: 'POST', headers, body: bytes(body), credentials: 'omit', via: 'fetch', free },
      });
      const answer = { kind: 'response', status: 200, headers: [], body: bytes(accepted), cut: false };
      for (const port of ports) {
        for (const [id, to, free] of [
          ['list', url, true],
          ['left', register, true],
          ['read', url, false],
        ] as const) {
          port.postMessage({ kind: 'ask', id, call: call(to, free) });
          port.postMessage({ kind: 'answer', id, answer });
        }
        port.postMessage({ kind: 'ask', id: 'charging', call: call(register, false) });
        port.postMessage({ kind: 'answer', id: 'charging', answer });
      }
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return { ports: ports.length, kinds: heard.map(({ verdict }) => verdict.kind) };
    },
    {
      url: registering.replace('register', 'gettracklist'),
      headers: STRANGER,
      register: registering,
      accepted: JSON.stringify({ code: 0, data: { accepted: items, rejected: [] } }),
      body: numbers(...listed),
    },
  );
  expect(told.ports).toBe(1);
  expect(told.kinds).not.toContain('pass');
  await shop.decide('Block', 'This uses 40.');
  await vi.waitFor(async () => {
    const ledger = await shop.ledger();
    expect(ledger.filter(({ kind }) => kind === 'block')).toHaveLength(1);
    // The read was sent, and is what the server said of it, not what the page said: nobody is charged, nothing is settled.
    expect(ledger.flatMap(({ moves }) => moves)).toEqual([]);
  }, SOON);
  expect(shop.reached.filter(({ path }) => path.includes('register'))).toEqual([]);
});
