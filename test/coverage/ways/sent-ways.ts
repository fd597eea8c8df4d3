import type { Way } from '../way.ts';

/** Make a body of JSON out of the one field of a text/plain form. */
const FIELDS = `<input name='[{"number":"$TAG","carrier":3011,"tag":"' value='"}]'>`;
const FORM = (attributes: string, fields = FIELDS): string =>
  `<form method="post" enctype="text/plain" action="$POST" ${attributes}>${fields}<button id="b">Send</button></form>`;
const GET_FORM = (attributes: string): string =>
  `<form action="https://api.sinay.ai/container-tracking/api/v2/shipment" ${attributes}><input name="shipmentNumber" value="$TAG"></form>`;
const SUBMIT = `document.forms[0].submit();`;
const FRAME = '<iframe name="frame"></iframe>';
const CLICK = `document.querySelector('a, area').click();`;

const navigates = (way: string, script: string, html = ''): Way => ({ way, script, html });

/** Forms, links and addresses: what the browser itself sends for a page. */
export const sentWays: readonly Way[] = [
  navigates('form POST in place', SUBMIT, FORM('')),
  navigates('form POST into a frame', SUBMIT, FRAME + FORM('target="frame"')),
  navigates('form POST into a new window', SUBMIT, FORM('target="_blank"')),
  navigates('form POST by a click', `document.querySelector('#b').click();`, FRAME + FORM('target="frame"')),
  navigates('form POST by requestSubmit', `document.forms[0].requestSubmit();`, FRAME + FORM('target="frame"')),
  navigates(
    'form POST to the address of its button',
    `const button = document.querySelector('#b'); button.formAction = '$POST'; button.click();`,
    FRAME + FORM('target="frame"').replace('$POST', '$HERE'),
  ),
  navigates(
    'form POST of fields',
    SUBMIT,
    FRAME + FORM('target="frame"').replace('text/plain', 'application/x-www-form-urlencoded'),
  ),
  navigates('form POST of parts', SUBMIT, FRAME + FORM('target="frame"').replace('text/plain', 'multipart/form-data')),
  navigates(
    "form POST by a frame's submit",
    `frames[0].HTMLFormElement.prototype.submit.call(document.forms[0]);`,
    FRAME + FORM('target="frame"'),
  ),
  {
    way: 'form POST in a sandboxed frame',
    html: '<iframe sandbox="allow-forms allow-scripts" src="$HEREf.html"></iframe>',
    files: { 'f.html': { text: `${FORM('')}<script>${SUBMIT}</script>` } },
  },
  navigates('form GET in place', SUBMIT, GET_FORM('')),
  navigates('form GET into a frame', SUBMIT, FRAME + GET_FORM('target="frame"')),
  navigates('link', CLICK, '<a href="$GET">go</a>'),
  navigates('link into a new window', CLICK, '<a href="$GET" target="_blank">go</a>'),
  navigates('link without an opener', CLICK, '<a href="$GET" target="_blank" rel="noopener noreferrer">go</a>'),
  navigates('link that downloads', CLICK, '<a href="$GET" download>go</a>'),
  navigates(
    'link in a drawing (SVG)',
    `document.querySelector('a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));`,
    '<svg><a href="$GET"><text>go</text></a></svg>',
  ),
  navigates('link with a ping', CLICK, '<a href="#here" ping="$GET">go</a>'),
  navigates('map with a ping', CLICK, '<map><area href="#here" ping="$GET"></map>'),
  navigates('location.href', `location.href = '$GET';`),
  navigates('location.replace', `location.replace('$GET');`),
  navigates('navigation.navigate', `navigation.navigate('$GET').committed.catch(() => undefined);`),
  navigates('meta refresh', '', '<meta http-equiv="refresh" content="0; url=$GET">'),
  { way: 'Refresh header', headers: { refresh: '0; url=$GET' } },
  navigates('window.open', `open('$GET');`),
  navigates('window.open without an opener', `open('$GET', '', 'noopener');`),
  navigates('window.open, then its location', `const other = open('about:blank'); other.location = '$GET';`),
  navigates('frame', '', '<iframe src="$GET"></iframe>'),
  navigates('frame, by its location', `frames[0].location = '$GET';`, FRAME),
  navigates('frame, lazy', '', '<iframe loading="lazy" src="$GET"></iframe>'),
  navigates('frame in srcdoc', '', `<iframe srcdoc="<iframe src='$GET'></iframe>"></iframe>`),
  navigates(
    'frame without credentials',
    `const frame = document.createElement('iframe'); frame.credentialless = true; frame.src = '$GET'; document.body.append(frame);`,
  ),
  navigates('object', '', '<object data="$GET" type="text/html"></object>'),
  navigates('object of a picture', '', '<object data="$GET" type="image/png" $ON></object>'),
  navigates('embed', '', '<embed src="$GET" type="text/html">'),
  {
    way: 'frame of a frameset',
    html: '<iframe src="$HEREs.html"></iframe>',
    files: { 's.html': { text: '<!doctype html><frameset><frame src="$GET"></frameset>' } },
  },
];
