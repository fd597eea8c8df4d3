import type { Served, Way } from '../way.ts';

const to = (status: number, location: string): Served => ({
  status,
  headers: { location, 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
});
const files = { go: to(302, '$GET'), keep: to(307, '$POST'), keep8: to(308, '$POST') };

/** From an address that is no provider's to one that charges. */
export const ledWays: readonly Way[] = [
  { way: 'led there: fetch (302)', script: `$TELL(fetch('$ELSEWHEREgo')).then(say)`, files },
  {
    way: 'led there: fetch by POST (307)',
    script: `$TELL(fetch('$ELSEWHEREkeep', { method: 'POST', body: '$BODY' })).then(say)`,
    files,
  },
  {
    way: 'led there: fetch by POST (308), from the site itself',
    script: `$TELL(fetch('$HEREkeep8', { method: 'POST', body: '$BODY' })).then(say)`,
    files,
  },
  {
    way: 'led there: XMLHttpRequest by POST (307)',
    script: `$TELL($XHR).then(say)`.replace(
      '$XHR',
      `new Promise((end, fail) => { const xhr = new XMLHttpRequest(); xhr.onload = () => end(xhr); xhr.onerror = fail; xhr.open('POST', '$ELSEWHEREkeep'); xhr.send('$BODY'); })`,
    ),
    files,
  },
  { way: 'led there: sendBeacon (307)', script: `navigator.sendBeacon('$ELSEWHEREkeep', '$BODY')`, files },
  {
    way: 'led there: fetch in a worker (307)',
    script: `hear(new Worker('$HEREw.js'));`,
    files: {
      ...files,
      'w.js': {
        text: `$TELL(fetch('$ELSEWHEREkeep', { method: 'POST', body: '$BODY' })).then((word) => postMessage(word));`,
      },
    },
  },
  {
    way: 'led there: form POST (307)',
    html: `<iframe name="frame"></iframe><form method="post" target="frame" enctype="text/plain" action="$ELSEWHEREkeep"><input name='[{"number":"$TAG","carrier":3011,"tag":"' value='"}]'></form>`,
    script: `document.forms[0].submit();`,
    files,
  },
  {
    way: 'led there: link (302)',
    html: '<a href="$ELSEWHEREgo">go</a>',
    script: `document.querySelector('a').click();`,
    files,
  },
  { way: 'led there: picture (302)', html: '<img src="$ELSEWHEREgo" $ON>', files },
  { way: 'led there: script (302)', html: '<script src="$ELSEWHEREgo" $ON></script>', files },
  { way: 'led there: frame (302)', html: '<iframe src="$ELSEWHEREgo"></iframe>', files },
  { way: 'led there: prefetch (302)', html: '<link rel="prefetch" href="$HEREgo">', files },
  {
    way: 'led there: twice (302, 302)',
    html: '<img src="$ELSEWHEREfirst" $ON>',
    files: { ...files, first: to(302, '$HEREgo') },
  },
];
