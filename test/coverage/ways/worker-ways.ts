import type { Way } from '../way.ts';

const ASKS = `$TELL($CALL).then((word) => postMessage(word));`;
const SHARED_ASKS = `onconnect = ({ ports: [port] }) => $TELL($CALL).then((word) => port.postMessage(word));`;
/** Where a script of the page finds a text of its own. */
const KEPT = `document.getElementById('kept-$TAG').value`;
const kept = (text: string): string => `<textarea id="kept-$TAG" hidden>${text}</textarea>`;
const BLOB = `URL.createObjectURL(new Blob([${KEPT}], { type: 'text/javascript' }))`;
const START = `hear(new Worker('$HEREw.js'));`;

const inWorker = (way: string, text: string): Way => ({ way, script: START, files: { 'w.js': { text } } });

const inServiceWorker = (way: string, text: string, script = ''): Way => ({
  way,
  script: `navigator.serviceWorker.onmessage = ({ data }) => say(data);
    navigator.serviceWorker.register('$HEREsw.js').then(() => navigator.serviceWorker.ready).then(async (registration) => { ${script} });`,
  files: {
    'sw.js': {
      text: `const tell = async (word) => { for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage(word); };
        oninstall = () => skipWaiting(); ${text}`,
    },
    harmless: { text: '{}' },
    'picture.png': {},
  },
  quietMs: 6000,
});

/** Once the worker has the page. */
const CONTROLLED = `if (!navigator.serviceWorker.controller) await new Promise((end) => { navigator.serviceWorker.oncontrollerchange = end; });`;
const TAKES = `onactivate = (event) => event.waitUntil(clients.claim());`;

/** Calls from where no script of the page runs. */
export const workerWays: readonly Way[] = [
  inWorker('worker: fetch', ASKS),
  inWorker('worker: fetch by GET', `$TELL(fetch('$GET')).then((word) => postMessage(word));`),
  inWorker('worker: XMLHttpRequest', `$TELL($XHR).then((word) => postMessage(word));`),
  inWorker(
    'worker: synchronous XMLHttpRequest',
    `try { const xhr = new XMLHttpRequest(); xhr.open('POST', '$POST', false); xhr.send('$BODY'); postMessage('answered'); } catch { postMessage('failed'); }`,
  ),
  inWorker(
    'worker: importScripts',
    `try { importScripts('$GET'); postMessage('answered'); } catch { postMessage('failed'); }`,
  ),
  inWorker('worker: import()', `import('$GET').then(() => postMessage('answered'), () => postMessage('failed'));`),
  inWorker('worker: EventSource', `new EventSource('$GET').onerror = () => postMessage('failed');`),
  inWorker('worker: WebSocket', `new WebSocket('$GET'.replace('https', 'wss')).onerror = () => postMessage('failed');`),
  inWorker(
    'worker: WebSocketStream',
    `new WebSocketStream('$GET'.replace('https', 'wss')).opened.catch(() => postMessage('failed'));`,
  ),
  inWorker(
    'worker: cache.add',
    `$TELL(caches.open('w').then((cache) => cache.add('$GET')).then(() => ({}))).then((word) => postMessage(word));`,
  ),
  inWorker(
    'worker: fetch with keepalive',
    `$TELL(fetch('$POST', { method: 'POST', body: '$BODY', keepalive: true })).then((word) => postMessage(word));`,
  ),
  inWorker(
    'worker: fetch of a stream',
    `$TELL(fetch('$POST', { method: 'POST', duplex: 'half', body: new ReadableStream({ start(to) { to.enqueue(new TextEncoder().encode('$BODY')); to.close(); } }) })).then((word) => postMessage(word));`,
  ),
  {
    way: 'worker in a worker',
    script: START,
    files: {
      'w.js': { text: `const inner = new Worker('$HEREi.js'); inner.onmessage = ({ data }) => postMessage(data);` },
      'i.js': { text: ASKS },
    },
  },
  { way: 'worker of a blob: address', html: kept(ASKS), script: `hear(new Worker(${BLOB}));` },
  {
    way: 'worker of a data: address',
    html: kept(ASKS),
    script: `hear(new Worker('data:text/javascript,' + encodeURIComponent(${KEPT})));`,
  },
  {
    way: 'worker of modules',
    script: `hear(new Worker('$HEREw.js', { type: 'module' }));`,
    files: { 'w.js': { text: ASKS } },
  },
  {
    way: 'worker of modules that imports the call',
    script: `hear(new Worker('$HEREw.js', { type: 'module' }));`,
    files: { 'w.js': { text: `import '$GET';` } },
  },
  {
    way: 'worker in a grabbed frame',
    html: '<iframe id="frame-$TAG"></iframe>',
    script: `hear(new (document.getElementById('frame-$TAG').contentWindow.Worker)('$HEREw.js'));`,
    files: { 'w.js': { text: ASKS } },
  },
  {
    way: 'worker in a sandboxed frame',
    html: `<iframe sandbox="allow-scripts" src="$HEREf.html"></iframe>`,
    files: {
      'f.html': {
        text: `${kept(ASKS)}<script>new Worker(${BLOB}).onmessage = ({ data }) => parent.postMessage('$TAG ' + data, '*');</script>`,
      },
    },
  },
  {
    way: 'SharedWorker',
    script: `const shared = new SharedWorker('$HEREs.js'); hear(shared.port); shared.port.start();`,
    files: { 's.js': { text: SHARED_ASKS } },
  },
  {
    way: 'SharedWorker of a blob: address',
    html: kept(SHARED_ASKS),
    script: `const shared = new SharedWorker(${BLOB}); hear(shared.port); shared.port.start();`,
  },
  inServiceWorker(
    "the page's service worker, when it starts",
    `onactivate = (event) => event.waitUntil($TELL($CALL).then(tell));`,
  ),
  inServiceWorker(
    "the page's service worker, told by a message",
    `onmessage = (event) => event.waitUntil($TELL($CALL).then(tell));`,
    `registration.active.postMessage('go');`,
  ),
  inServiceWorker(
    "the page's service worker, in place of a harmless call",
    `${TAKES} onfetch = (event) => { if (event.request.url.endsWith('harmless')) event.respondWith($CALL.catch(() => { tell('failed'); return Response.error(); })); };`,
    `${CONTROLLED} fetch('$HEREharmless');`,
  ),
  inServiceWorker(
    "the page's service worker, in place of a picture",
    `${TAKES} onfetch = (event) => { if (event.request.url.endsWith('.png')) event.respondWith(fetch('$GET', { mode: 'no-cors' }).catch(() => { tell('failed'); return Response.error(); })); };`,
    `${CONTROLLED} new Image().src = '$HEREpicture.png';`,
  ),
  inServiceWorker(
    "the page's service worker: cache.add",
    `onactivate = (event) => event.waitUntil($TELL(caches.open('s').then((cache) => cache.add('$GET')).then(() => ({}))).then(tell));`,
  ),
  {
    way: "the page's service worker: importScripts",
    script: `navigator.serviceWorker.register('$HEREsw.js').catch(() => say('failed'));`,
    files: { 'sw.js': { text: `importScripts('$GET');` } },
  },
  inServiceWorker(
    'background sync',
    `onsync = (event) => event.waitUntil($TELL($CALL).then(tell));`,
    `await registration.sync.register('call').catch(() => say('failed'));`,
  ),
  {
    way: 'audio worklet',
    script: `new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule('$GET').then(() => say('answered'), () => say('failed'));`,
  },
  {
    way: 'audio worklet that imports the call',
    script: `new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule('$HEREw.js').then(() => say('answered'), () => say('failed'));`,
    files: { 'w.js': { text: `import '$GET';` } },
  },
  {
    way: 'paint worklet',
    script: `CSS.paintWorklet.addModule('$GET').then(() => say('answered'), () => say('failed'));`,
  },
  {
    way: 'layout worklet',
    script: `CSS.layoutWorklet.addModule('$GET').then(() => say('answered'), () => say('failed'));`,
  },
  {
    way: 'animation worklet',
    script: `CSS.animationWorklet.addModule('$GET').then(() => say('answered'), () => say('failed'));`,
  },
  {
    way: 'shared storage worklet',
    script: `sharedStorage.worklet.addModule('$GET').then(() => say('answered'), () => say('failed'));`,
  },
];
