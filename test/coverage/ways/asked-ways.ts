import type { Way } from '../way.ts';

/** Calls that a script of the page makes by the platform's own functions. */
export const askedWays: readonly Way[] = [
  { way: 'fetch', script: `$TELL($CALL).then(say)` },
  { way: 'fetch by GET', script: `$TELL(fetch('$GET')).then(say)` },
  {
    way: 'fetch of a Request',
    script: `$TELL(fetch(new Request('$POST', { method: 'POST', body: '$BODY' }))).then(say)`,
  },
  {
    way: 'fetch that reads no answer (no-cors)',
    script: `$TELL(fetch('$POST', { method: 'POST', body: '$BODY', mode: 'no-cors' })).then(say)`,
  },
  {
    way: 'fetch that outlives its page (keepalive)',
    script: `$TELL(fetch('$POST', { method: 'POST', body: '$BODY', keepalive: true })).then(say)`,
  },
  {
    way: 'fetch with keepalive while the page goes away',
    script: `addEventListener('pagehide', () => fetch('$POST', { method: 'POST', body: '$BODY', keepalive: true })); location.href = '$HEREnext.html';`,
    files: { 'next.html': {} },
    quietMs: 1200,
  },
  {
    way: 'fetch of a stream',
    script: `$TELL(fetch('$POST', { method: 'POST', duplex: 'half', body: new ReadableStream({ start(to) { to.enqueue(new TextEncoder().encode('$BODY')); to.close(); } }) })).then(say)`,
  },
  {
    way: 'fetch relative to a base address',
    html: '<base href="https://api.17track.net/track/v2.4/">',
    script: `$TELL(fetch('register', { method: 'POST', body: '$BODY' })).then(say)`,
    quietMs: 4000,
  },
  {
    way: 'fetch by a method in small letters, with an integrity and a priority',
    script: `$TELL(fetch('$POST', { method: 'post', body: '$BODY', priority: 'high', cache: 'no-store', redirect: 'manual' })).then(say)`,
  },
  { way: 'fetch by PUT', script: `$TELL(fetch('$POST', { method: 'PUT', body: '$BODY' })).then(say)` },
  { way: 'XMLHttpRequest', script: `$TELL($XHR).then(say)` },
  {
    way: 'XMLHttpRequest that does not wait (synchronous)',
    script: `try { const xhr = new XMLHttpRequest(); xhr.open('POST', '$POST', false); xhr.send('$BODY'); say(xhr.status === 402 ? 'held' : 'answered'); } catch { say('failed'); }`,
  },
  { way: 'sendBeacon', script: `navigator.sendBeacon('$POST', '$BODY')` },
  {
    way: 'sendBeacon while the page goes away',
    script: `addEventListener('pagehide', () => navigator.sendBeacon('$POST', '$BODY')); location.href = '$HEREnext.html';`,
    files: { 'next.html': {} },
    quietMs: 1200,
  },
  { way: 'fetchLater', script: `fetchLater('$POST', { method: 'POST', body: '$BODY', activateAfter: 0 })` },
  {
    way: 'fetchLater while the page goes away',
    script: `fetchLater('$POST', { method: 'POST', body: '$BODY' }); location.href = '$HEREnext.html';`,
    files: { 'next.html': {} },
    quietMs: 1200,
  },
  {
    way: 'EventSource',
    script: `const source = new EventSource('$GET'); source.onerror = () => { source.close(); say('failed'); };`,
  },
  {
    way: 'WebSocket',
    script: `const socket = new WebSocket('$GET'.replace('https', 'wss')); socket.onerror = () => say('failed');`,
  },
  {
    way: 'WebSocketStream',
    script: `new WebSocketStream('$GET'.replace('https', 'wss')).opened.catch(() => say('failed'));`,
  },
  { way: 'cache.add', script: `$TELL(caches.open('a').then((cache) => cache.add('$GET')).then(() => ({}))).then(say)` },
  {
    way: 'cache.add of a Request',
    script: `$TELL(caches.open('a').then((cache) => cache.add(new Request('$GET', { mode: 'no-cors' }))).then(() => ({}))).then(say)`,
  },
  {
    way: 'cache.addAll',
    script: `$TELL(caches.open('a').then((cache) => cache.addAll(['$HEREnext.html', '$GET'])).then(() => ({}))).then(say)`,
    files: { 'next.html': {} },
  },
  {
    way: 'a page out of the HTTP cache',
    html: '<iframe id="frame-$TAG" src="$HEREkept.html"></iframe>',
    script: `let loads = 0; const frame = document.getElementById('frame-$TAG'); frame.onload = () => { loads += 1; if (loads === 1) frame.src = '$HEREkept.html?call'.replace('?call', '#call'), frame.remove(), document.body.append(Object.assign(document.createElement('iframe'), { src: '$HEREkept.html', name: 'call' })); };`,
    files: {
      'kept.html': {
        headers: { 'cache-control': 'max-age=600' },
        text: `<!doctype html><script>if (name === 'call') $TELL($CALL).then((word) => parent.postMessage('$TAG ' + word, '*'))</script>`,
      },
    },
  },
  {
    way: 'the first line of a page, before anything else has run',
    html: '<iframe src="$HEREfirst.html"></iframe>',
    files: {
      'first.html': { text: `<script>$TELL($CALL).then((word) => parent.postMessage('$TAG ' + word, '*'))</script>` },
    },
  },
];
