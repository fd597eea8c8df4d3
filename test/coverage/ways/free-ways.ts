import type { Way } from '../way.ts';

const READ = `fetch('$FREE', { method: 'POST', body: '{"number":"$TAG"}' })`;
const SEALINES = 'https://api.sinay.ai/container-tracking/api/v2/sealines?a=$TAG';

/** What costs nothing, and has to arrive. */
export const freeWays: readonly Way[] = [
  { way: 'free: fetch', script: READ },
  {
    way: 'free: XMLHttpRequest',
    script: `const xhr = new XMLHttpRequest(); xhr.open('POST', '$FREE'); xhr.send('{"number":"$TAG"}');`,
  },
  { way: 'free: fetch in a worker', script: `new Worker('$HEREw.js');`, files: { 'w.js': { text: READ } } },
  { way: 'free: fetch in a frame', html: '<iframe></iframe>', script: `frames[0].${READ};` },
  {
    way: 'free: fetch in a frame of another site',
    html: '<iframe src="$ELSEWHEREf.html"></iframe>',
    files: { 'f.html': { text: `<script>${READ}</script>` } },
  },
  { way: 'free: lines of Safecube by fetch', script: `fetch('${SEALINES}');` },
  {
    way: 'free: lines of Safecube in a worker',
    script: `new Worker('$HEREw.js');`,
    files: { 'w.js': { text: `fetch('${SEALINES}');` } },
  },
  // By fetch it would ask: the row's number looks like one of a container.
  { way: 'free: a script beside the API', html: '<script src="https://api.17track.net/$TAG/api.js"></script>' },
  { way: 'free: a picture of the provider', html: '<img src="https://api.17track.net/$TAG.png">' },
  { way: 'free: a page of the provider', html: '<iframe src="https://api.17track.net/en/doc?version=$TAG"></iframe>' },
];

/** A free call, but for servers that go by a header: the row's number is in nothing else. */
const headed = (header: string, value: string): Way => ({
  way: `free, with the header ${header}`,
  script: `hear(new Worker('$HEREw.js'));`,
  files: {
    'w.js': {
      text: `$TELL(fetch('$FREE', { method: 'POST', body: '{}', headers: { '${header}': '${value}' } })).then((word) => postMessage(word));`,
    },
  },
});

/** Free calls from where the hook does not see them, with headers by which some servers take another call. */
export const headedWays: readonly Way[] = [
  ...['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'].map((header) => headed(header, 'PUT $TAG')),
  ...['X-Original-URL', 'X-Original-URI', 'X-Rewrite-URL', 'X-Rewrite-URI'].map((header) =>
    headed(header, '/track/v2.4/register?$TAG'),
  ),
];
