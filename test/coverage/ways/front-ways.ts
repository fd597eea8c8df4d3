import type { Way } from '../way.ts';

const ahead = (way: string, markup: string): Way => ({
  way,
  html: markup,
  files: { 'ahead.html': { text: '<script>$CALL</script>' } },
});

/** What a browser does for the tab in front only. */
export const frontWays: readonly Way[] = [
  ahead(
    'prefetch by rules',
    '<script type="speculationrules">{"prefetch":[{"urls":["$GET"],"eagerness":"immediate"}]}</script>',
  ),
  ahead('prerender', '<link rel="prerender" href="$GET">'),
  ahead(
    'prerender by rules',
    '<script type="speculationrules">{"prerender":[{"urls":["$GET"],"eagerness":"immediate"}]}</script>',
  ),
  ahead(
    'prerender by rules, on the same site',
    '<script type="speculationrules">{"prerender":[{"urls":["$POST?number=$TAG"],"eagerness":"immediate"}]}</script>',
  ),
  ahead(
    'prerender of a page that calls',
    '<script type="speculationrules">{"prerender":[{"urls":["$HEREahead.html"],"eagerness":"immediate"}]}</script>',
  ),
  {
    way: 'background fetch',
    script: `navigator.serviceWorker.register('$HEREsw.js').then(() => navigator.serviceWorker.ready).then((registration) => registration.backgroundFetch.fetch('call', ['$GET'])).catch(() => say('failed'));`,
    files: { 'sw.js': { text: '' } },
  },
];
