import type { Way } from '../way.ts';

/** The first, empty document of a window stays until its page comes. */
const SLOW = { afterMs: 3000 };
const FRAME = `const frame = document.createElement('iframe');`;
const GRAB = `document.body.append(frame); const grabbed = frame.contentWindow;`;
const ASK = `$TELL(grabbed.$CALL).then(say);`;
const ASKS_ABOVE = `<script>$TELL($CALL).then((word) => top.postMessage('$TAG ' + word, '*'))</script>`;
/** Where a script of the page finds a text of its own. */
const KEPT = `document.getElementById('kept-$TAG').value`;
const kept = (text: string): string => `<textarea id="kept-$TAG" hidden>${text}</textarea>`;

const grabbed = (way: string, made: string, ask = ASK): Way => ({
  way: `grabbed at once: ${way}`,
  script: `${FRAME} ${made} ${GRAB} ${ask}`,
  files: {
    'empty.html': SLOW,
    nothing: { status: 204 },
    'text.txt': { text: 'text' },
    'missing.html': { status: 404 },
  },
});

const afterLoad = (way: string, src: string): Way => ({
  way: `grabbed when loaded: ${way}`,
  script: `${FRAME} frame.src = '${src}'; frame.onload = () => $TELL(frame.contentWindow.$CALL).then(say); document.body.append(frame);`,
  files: {
    'text.txt': { text: 'text' },
    'data.json': { text: '{}' },
    'missing.html': { status: 404 },
    'picture.svg': { text: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
  },
});

const inFrame = (way: string, frame: string, files: Way['files'] = {}): Way => ({
  way: `inside a frame: ${way}`,
  html: frame,
  files,
});

const written = (way: string, made: string): Way => ({
  way: `inside a frame: ${way}`,
  html: kept(ASKS_ABOVE),
  script: `${FRAME} ${made} document.body.append(frame);`,
});

const opened = (way: string, open: string): Way => ({
  way: `window grabbed at once: ${way}`,
  script: `const grabbed = ${open}; ${ASK}`,
  files: { 'empty.html': SLOW, nothing: { status: 204 } },
});

const XML_ASKS = `<script xmlns="http://www.w3.org/1999/xhtml"><![CDATA[$TELL($CALL).then((word) => top.postMessage('$TAG ' + word, '*'))]]></script>`;

/** Functions of other windows, which a page can reach before anything else is in them. */
export const frameWays: readonly Way[] = [
  grabbed('about:blank', ''),
  grabbed('about:blank with a fragment', `frame.src = 'about:blank#a';`),
  grabbed('srcdoc=""', `frame.srcdoc = '';`),
  grabbed('srcdoc with a text', `frame.srcdoc = '<p>text';`),
  grabbed('blob:', `frame.src = URL.createObjectURL(new Blob(['text'], { type: 'text/html' }));`),
  grabbed('javascript:', `frame.src = 'javascript:0';`),
  grabbed('javascript: with a document', `frame.src = 'javascript:"text"';`),
  grabbed('a page of the site', `frame.src = '$HEREempty.html';`),
  grabbed('an address without a document (204)', `frame.src = '$HEREnothing';`),
  grabbed('lazy', `frame.loading = 'lazy'; frame.src = '$HEREempty.html';`),
  grabbed(
    'sandboxed with the same origin',
    `frame.sandbox = 'allow-same-origin allow-scripts'; frame.src = '$HEREempty.html';`,
  ),
  grabbed('without credentials', `frame.credentialless = true;`),
  grabbed(
    'XMLHttpRequest of a javascript: frame',
    `frame.src = 'javascript:0';`,
    `{ const { XMLHttpRequest } = grabbed; $TELL($XHR).then(say); }`,
  ),
  grabbed(
    'sendBeacon of a javascript: frame',
    `frame.src = 'javascript:0';`,
    `grabbed.navigator.sendBeacon('$POST', '$BODY');`,
  ),
  grabbed('sendBeacon of srcdoc=""', `frame.srcdoc = '';`, `grabbed.navigator.sendBeacon('$POST', '$BODY');`),
  grabbed(
    'fetch of a javascript: frame, called on this window',
    `frame.src = 'javascript:0';`,
    `$TELL(grabbed.fetch.call(window, '$POST', { method: 'POST', body: '$BODY' })).then(say);`,
  ),
  grabbed(
    'a frame in a javascript: frame',
    `frame.src = 'javascript:0';`,
    `const inner = grabbed.document.createElement('iframe'); grabbed.document.documentElement.append(inner); $TELL(inner.contentWindow.$CALL).then(say);`,
  ),
  grabbed(
    'a document written anew',
    '',
    `grabbed.document.open(); grabbed.document.write('text'); grabbed.document.close(); ${ASK}`,
  ),
  grabbed(
    'by its number, while the parser is at it',
    '',
    `document.write('<iframe src="javascript:0"></iframe>'); const last = frames[frames.length - 1]; $TELL(last.$CALL).then(say);`,
  ),
  grabbed(
    'fetch that was taken before a frame was loaded',
    `frame.src = '$HEREempty.html';`,
    `const early = grabbed.fetch; frame.onload = () => $TELL(early.call(frame.contentWindow, '$POST', { method: 'POST', body: '$BODY' })).then(say);`,
  ),
  {
    way: 'grabbed at once: object',
    script: `const frame = Object.assign(document.createElement('object'), { type: 'text/html', data: '$HEREempty.html' }); document.body.append(frame); $TELL(frame.contentWindow.$CALL).then(say);`,
    files: { 'empty.html': SLOW },
  },
  afterLoad('a text', '$HEREtext.txt'),
  afterLoad('JSON', '$HEREdata.json'),
  afterLoad('a page that is missing', '$HEREmissing.html'),
  afterLoad('a drawing (SVG)', '$HEREpicture.svg'),
  afterLoad('about:blank', 'about:blank'),
  written('srcdoc', `frame.srcdoc = ${KEPT};`),
  inFrame('sandboxed', '<iframe sandbox="allow-scripts" src="$HEREf.html"></iframe>', {
    'f.html': { text: ASKS_ABOVE },
  }),
  written('sandboxed srcdoc', `frame.sandbox = 'allow-scripts'; frame.srcdoc = ${KEPT};`),
  inFrame('another site', '<iframe src="$ELSEWHEREf.html"></iframe>', { 'f.html': { text: ASKS_ABOVE } }),
  inFrame('a drawing (SVG) with a script', '<iframe src="$HEREf.svg"></iframe>', {
    'f.svg': { text: `<svg xmlns="http://www.w3.org/2000/svg">${XML_ASKS}</svg>` },
  }),
  inFrame('XML with a script', '<iframe src="$HEREf.xml"></iframe>', { 'f.xml': { text: `<a>${XML_ASKS}</a>` } }),
  written('data:', `frame.src = 'data:text/html,' + encodeURIComponent(${KEPT});`),
  written('blob:', `frame.src = URL.createObjectURL(new Blob([${KEPT}], { type: 'text/html' }));`),
  written('javascript:', `frame.src = 'javascript:' + encodeURIComponent(JSON.stringify(${KEPT}));`),
  {
    way: 'inside a frame: frameset',
    html: '<iframe src="$HEREs.html"></iframe>',
    files: {
      's.html': { text: '<!doctype html><frameset><frame src="$HEREf.html"></frameset>' },
      'f.html': { text: ASKS_ABOVE },
    },
  },
  opened('about:blank', `open('about:blank')`),
  opened('no address', `open('')`),
  opened('a page of the site', `open('$HEREempty.html')`),
  opened('javascript:', `open('javascript:0')`),
  opened('an address without a document (204)', `open('$HEREnothing')`),
];
