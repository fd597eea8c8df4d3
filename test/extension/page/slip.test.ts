import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Behaviour } from './behaviour.ts';
import { CHARGING, startTrial, type Trial, tryOut } from './trial.ts';

/** What a page may try to get a charging call past the hook. Each has a page of its own, for it spoils it. */
let trial: Trial;

beforeAll(async () => {
  trial = await startTrial();
});

afterAll(async () => {
  await trial.close();
});

/** Runs it on a page whose bridge blocks all, or passes all, and returns what the server saw by the end. */
const seenOf = async (kind: 'block' | 'pass', behave: Behaviour[1], given = ''): Promise<unknown> => {
  const page = await trial.open(kind === 'block' ? { kind, body: '{}' } : { kind, watch: true });
  const seen = await tryOut(page, CHARGING, behave, given);
  await page.context().close();
  return seen;
};

test.each(['string', 'stream', 'blob', 'form', 'blob by xhr', 'form by xhr'])(
  'sends the bytes that were asked about, whatever became of the page’s own: %s',
  async (how) => {
    const told = await seenOf(
      'pass',
      async (lab, given) => {
        const chunk = new TextEncoder().encode('one');
        const form = new FormData();
        form.set('name', 'one');
        const blob = new Blob(['one'], { type: 'application/json' });
        const stream = new ReadableStream({
          start(control) {
            control.enqueue(chunk);
            control.close();
          },
        });
        const body = given.startsWith('form')
          ? form
          : given.startsWith('blob')
            ? blob
            : given === 'stream'
              ? stream
              : 'one';
        // It sees what promises are resolved with, and changes the bytes in it.
        Object.defineProperty(Object.prototype, 'then', {
          configurable: true,
          get() {
            if (this.value instanceof Uint8Array) this.value.fill(66);
            return undefined;
          },
        });
        if (given.endsWith('xhr')) {
          const xhr = new XMLHttpRequest();
          xhr.open('POST', lab.at('echo'));
          xhr.send(given.startsWith('form') ? form : blob);
        } else {
          const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
          void fetch(lab.at('echo'), init);
        }
        while (lab.desk.heard.length === 0) await lab.wait(1);
        chunk.fill(67);
        await lab.wait(300);
        Reflect.deleteProperty(Object.prototype, 'then');
        const posts = async () => Object(await lab.seen()).filter((one: { method: string }) => one.method === 'POST');
        let seen = await posts();
        for (let tries = 0; seen.length === 0 && tries < 200; tries += 1) {
          await lab.wait(50);
          seen = await posts();
        }
        const heard = Object((await lab.heard())[0]);
        const asked = [heard.body, Object.fromEntries(heard.headers)['content-type']];
        return [seen.length, seen[0]?.body, seen[0]?.headers['content-type'], asked];
      },
      how,
    );
    const [count, body, type, asked] = Object(told);
    expect(count).toBe(1);
    const plain = (text: unknown): string => `${text}`.replaceAll(/-{4}WebKitFormBoundary\w+|BOUNDARY/g, 'B');
    expect([plain(body), plain(type)]).toEqual([plain(asked[0]), plain(asked[1])]);
  },
);

const withBase = (slip: string): string =>
  `document.head.innerHTML = '<base href="https://other.test/x/">';
   const turn = () => { document.querySelector('base').href = 'https://api.17track.net/'; };
   const path = U.slice('https://api.17track.net'.length);
   ${slip}`;

const slips: { readonly [name: string]: string } = {
  'the base changes in an init getter of fetch': withBase(
    "fetch(path, { get method() { turn(); return 'POST'; }, body: 'x' })",
  ),
  'the base changes in an init getter of fetch, and makes a URL of what was none':
    "document.head.innerHTML = '<base href=\"data:,\">'; fetch(U.slice(23), { get method() { document.querySelector('base').href = 'https://api.17track.net/'; return 'POST'; }, body: 'x' })",
  'the base changes in the user of open()': withBase(
    "const x = new XMLHttpRequest(); x.open('POST', path, true, { toString() { turn(); return ''; } }); x.send('x')",
  ),
  'the base changes in the data of a beacon': withBase(
    "navigator.sendBeacon(path, { toString() { turn(); return 'x'; } })",
  ),
  'send() opens a stranger’s request anew':
    "const x = new XMLHttpRequest(); x.open('POST', 'https://other.test/'); x.send({ toString() { x.open('POST', U); return 'x'; } })",
  'send() opens a free request anew':
    "const x = new XMLHttpRequest(); x.open('POST', U.replace('register', 'free')); x.send({ toString() { x.open('POST', U); return 'x'; } })",
  'lists find nothing':
    'for (const name of ["find", "some", "findIndex", "includes", "indexOf"]) Array.prototype[name] = () => undefined; fetch(U, { method: "POST", body: "x" })',
  'lists find what is not there':
    'for (const name of ["find", "some", "findIndex", "includes"]) Array.prototype[name] = () => 9; fetch(U, { method: "POST", body: "x" })',
  'sets have all':
    'Set.prototype.has = () => true; Map.prototype.get = () => /x/; fetch(U, { method: "POST", body: "x" })',
  'texts are others':
    'for (const name of ["toLowerCase", "toUpperCase", "replace", "slice", "trim"]) String.prototype[name] = () => "x"; for (const name of ["startsWith", "endsWith", "includes"]) String.prototype[name] = () => false; fetch(U, { method: "POST", body: "x" })',
  'patterns match nothing':
    'RegExp.prototype.exec = () => null; RegExp.prototype.test = () => false; RegExp.prototype[Symbol.replace] = () => "/x"; fetch(U, { method: "POST", body: "x" })',
  'globals are others':
    'for (const name of ["URL", "Request", "Object", "Reflect", "RegExp", "Boolean", "String", "Promise", "decodeURIComponent"]) window[name] = () => ({}); fetch(U.replace("track/", "%74rack/"), { method: "POST", body: "x" })',
  'then is a getter of all objects':
    "Object.defineProperty(Object.prototype, 'then', { get() { if (this.kind === 'block') { this.kind = 'pass'; this.watch = false; } if (this.via) this.url = 'https://other.test/'; return undefined; } }); fetch(U, { method: 'POST', body: 'x' })",
  'promises are of another kind':
    "const { then } = Promise.prototype; Object.defineProperty(Promise.prototype, 'constructor', { get() { return Object; } }); Promise.prototype.then = function (done, failed) { return then.call(this, (value) => done?.(value?.kind ? { kind: 'pass', watch: false } : value), failed); }; fetch(U, { method: 'POST', body: 'x' })",
  'a species of promises sees what is resolved':
    "Object.defineProperty(Promise, Symbol.species, { get() { throw new Error('no'); } }); fetch(U, { method: 'POST', body: 'x' })",
  'lists have setters':
    "Object.defineProperty(Array.prototype, 1, { set(value) { let count = 0; Object.defineProperty(this, 1, { configurable: true, enumerable: true, get: () => (count++ < 2 ? 'https://other.test/' : value) }); } }); const x = new XMLHttpRequest(); x.open('POST', U); x.send('x')",
  'lists are gone through otherwise':
    "Array.prototype[Symbol.iterator] = function* () { yield 'https://other.test/'; }; fetch(U, { method: 'POST', body: 'x' })",
  'all objects have more':
    "for (const name of ['get', 'set', 'free', 'method', 'body', 'watch', 'verdict', 'kind', 'signal']) Object.prototype[name] = true; try { fetch(U, { method: 'POST', body: 'x' }) } catch {} delete Object.prototype.get; delete Object.prototype.set",
  'a frame’s open() and the page’s send()':
    "const f = document.createElement('iframe'); document.body.append(f); const x = new XMLHttpRequest(); try { f.contentWindow.XMLHttpRequest.prototype.open.call(x, 'POST', U); } catch {} try { x.send('x'); } catch {}",
  'a frame’s request and the page’s send()':
    "const f = document.createElement('iframe'); document.body.append(f); const x = new f.contentWindow.XMLHttpRequest(); x.open('POST', U); XMLHttpRequest.prototype.send.call(x, 'x')",
};

test.each(Object.entries(slips))('nothing that was blocked leaves: %s', async (_name, slip) => {
  const page = await trial.open({ kind: 'block', body: '{}' });
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await page.evaluate(`(() => { const U = ${JSON.stringify(CHARGING)}; try { ${slip} } catch {} })()`);
  // Whatever leaves after the block has left by then.
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(sent.filter((url) => url.startsWith('https://api.17track.net/'))).toEqual([]);
  await page.context().close();
});
