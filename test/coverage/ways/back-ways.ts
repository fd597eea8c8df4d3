import type { Way } from '../way.ts';

/** What only a browser does that keeps pages which were left. */
export const backWays: readonly Way[] = [
  {
    way: 'a page that comes back whole (bfcache)',
    script: `addEventListener('pageshow', ({ persisted }) => { if (persisted) $TELL($CALL).then(say); });
      setTimeout(() => { location.href = '$HEREnext.html'; }, 50);`,
    files: {
      'next.html': {
        text: `<!doctype html><script>addEventListener('load', () => setTimeout(() => history.back(), 50))</script>`,
      },
    },
    quietMs: 4000,
  },
];
