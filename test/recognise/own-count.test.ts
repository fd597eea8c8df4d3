import { expect, test } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { ownCountCall, tellsOwnCount } from '../../shared/recognise/own-count.ts';
import { recognise } from '../../shared/recognise/recognise.ts';

const packs = new Map(bundledPacks.map((pack) => [pack.id, pack]));
const asking = bundledPacks.filter((pack) => pack.document.ownCount !== undefined);

test('17TRACK can be asked for its own count', () => {
  expect(asking.map(({ id }) => id)).toEqual(['17track']);
});

test.each(asking)(
  'what $id is asked with is its free call that tells its own count, and the extension may send it',
  (pack) => {
    const url = `https://${pack.document.hosts[0]}/anything`;
    const call = ownCountCall({ pack, practice: false, credential: 'secret' }, url);
    if (call === null) throw new Error('there is no call');
    const recognised = recognise(packs, call);
    expect(recognised).toMatchObject({ credential: 'secret', action: 'read' });
    expect(recognised !== null && tellsOwnCount(recognised)).toBe(true);
    expect(manifest.content_security_policy.extension_pages).toContain(new URL(call.url).origin);
  },
);

test('the practice portal’s provider is asked where its calls go', () => {
  const [pack] = asking;
  if (pack === undefined) throw new Error('no pack');
  const url = 'http://127.0.0.1:8717/_tollgate/practice/17track/track/v2.4/register';
  const call = ownCountCall({ pack, practice: true, credential: 'secret' }, url);
  expect(call?.url).toBe('http://127.0.0.1:8717/_tollgate/practice/17track/track/v2.4/getquota');
  expect(call !== null && recognise(packs, call)?.practice).toBe(true);
});

test('without a credential, or where a page called without TLS, the key goes nowhere in the clear', () => {
  const [pack] = asking;
  if (pack === undefined) throw new Error('no pack');
  const url = 'http://api.17track.net/track/v2.4/register';
  expect(ownCountCall({ pack, practice: false, credential: null }, url)).toBeNull();
  expect(ownCountCall({ pack, practice: false, credential: 'secret' }, url)?.url).toMatch(/^https:/);
});
