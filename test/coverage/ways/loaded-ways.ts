import type { Way } from '../way.ts';

const html = (way: string, markup: string): Way => ({ way, html: markup });
const style = (way: string, rule: string): Way => ({
  way: `style: ${way}`,
  html: `<style>${rule}</style><div id="box-$TAG" style="width: 50px; height: 50px">text</div>`,
});

/** What a document loads. */
export const loadedWays: readonly Way[] = [
  html('picture', '<img src="$GET" $ON>'),
  {
    way: 'picture that is in no document',
    script: `const picture = new Image(); picture.onerror = () => say('failed'); picture.src = '$GET';`,
  },
  html('picture of a set (srcset)', '<img srcset="$GET 1x" $ON>'),
  html('picture of a source', '<picture><source srcset="$GET"><img $ON></picture>'),
  html('picture, read by the page (crossorigin)', '<img crossorigin src="$GET" $ON>'),
  html('picture as a button', '<input type="image" src="$GET" $ON>'),
  html('picture behind the page (background)', '<table background="$GET"><tr><td>text</table>'),
  html('picture in a drawing (SVG)', '<svg><image href="$GET" width="9" height="9" $ON/></svg>'),
  html(
    'picture of a filter (SVG)',
    '<svg><filter id="f"><feImage href="$GET"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>',
  ),
  html('picture with attributionsrc', '<img attributionsrc="$GET" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'),
  html('picture of a video (poster)', '<video poster="$GET" width="90" height="90"></video>'),
  html('video', `<video src="$GET" preload="auto" onerror="say('failed')"></video>`),
  html('audio', `<audio src="$GET" preload="auto" onerror="say('failed')"></audio>`),
  html(
    'subtitles',
    `<video crossorigin><track default src="$GET" onerror="say('failed')"></video><script>document.querySelector('track').track.mode = 'showing';</script>`,
  ),
  html('script', '<script src="$GET" $ON></script>'),
  html('script that was written', `<script>document.write('<script src="$GET"><\\/script>')</script>`),
  html('script of modules', '<script type="module" src="$GET" $ON></script>'),
  html('script in a drawing (SVG)', '<svg><script href="$GET"></script></svg>'),
  html('module that imports the call', '<script type="module">import "$GET";</script>'),
  { way: 'import()', script: `import('$GET').then(() => say('answered'), () => say('failed'));` },
  {
    way: 'import() of JSON',
    script: `import('$GET', { with: { type: 'json' } }).then(() => say('answered'), () => say('failed'));`,
  },
  {
    way: 'import() of a style',
    script: `import('$GET', { with: { type: 'css' } }).then(() => say('answered'), () => say('failed'));`,
  },
  html(
    'import map',
    '<script type="importmap">{"imports":{"call":"$GET"}}</script><script type="module">import "call";</script>',
  ),
  html('stylesheet', '<link rel="stylesheet" href="$GET" $ON>'),
  html('stylesheet for print', '<link rel="stylesheet" media="print" href="$GET" $ON>'),
  style('@import', '@import "$GET";'),
  {
    way: 'style: @import in a shadow',
    html: '<div></div>',
    script: `document.querySelector('div').attachShadow({ mode: 'closed' }).innerHTML = '<style>@import "$GET";</style>';`,
  },
  style('background', '#box-$TAG { background: url("$GET"); }'),
  style('image-set', '#box-$TAG { background: image-set("$GET" 1x); }'),
  style('list mark', '#box-$TAG { display: list-item; list-style: url("$GET"); }'),
  style('border', '#box-$TAG { border: 9px solid; border-image: url("$GET") 1; }'),
  style('content', '#box-$TAG::before { content: url("$GET"); }'),
  style('mask', '#box-$TAG { mask-image: url("$GET"); }'),
  style('shape', '#box-$TAG { float: left; shape-outside: url("$GET"); }'),
  style('filter', '#box-$TAG { filter: url("$GET#f"); }'),
  style('font', '@font-face { font-family: call-$TAG; src: url("$GET"); } #box-$TAG { font-family: call-$TAG; }'),
  {
    way: 'font by FontFace',
    script: `new FontFace('call', 'url("$GET")').load().then(() => say('answered'), () => say('failed'));`,
  },
  html('icon', '<link rel="icon" href="$GET">'),
  html('manifest of an application', '<link rel="manifest" href="$GET">'),
  html('dictionary', '<link rel="compression-dictionary" href="$GET">'),
  html('preload of a picture', '<link rel="preload" as="image" href="$GET" $ON>'),
  html('preload of a picture of a set', '<link rel="preload" as="image" imagesrcset="$GET 1x" $ON>'),
  html('preload of a script', '<link rel="preload" as="script" href="$GET" $ON>'),
  html('preload of a style', '<link rel="preload" as="style" href="$GET" $ON>'),
  html('preload of a font', '<link rel="preload" as="font" crossorigin href="$GET" $ON>'),
  html('preload for fetch', '<link rel="preload" as="fetch" crossorigin href="$GET" $ON>'),
  html('preload of a module', '<link rel="modulepreload" href="$GET" $ON>'),
  { way: 'preload by a header', headers: { link: '<$GET>; rel=preload; as=image' } },
  { way: 'stylesheet by a header', headers: { link: '<$GET>; rel=stylesheet' } },
  html('prefetch', '<link rel="prefetch" href="$GET" $ON>'),
  { way: 'prefetch by a header', headers: { link: '<$GET>; rel=prefetch' } },
  { way: 'rules by a header', headers: { 'speculation-rules': '"$GET"' } },
];
