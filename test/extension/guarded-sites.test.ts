import { expect, test } from 'vitest';
import { openGuardedSites, type SitesApi, siteOf } from '../../extension/guarded-sites.ts';

const OWN = ['*://*.17track.net/*', 'http://127.0.0.1/*'];

/** A browser that gives what it is asked for, unless `gives` is false. */
const openBrowser = (gives = true) => {
  let origins = [...OWN];
  let scripts: Parameters<SitesApi['scripting']['registerContentScripts']>[0] = [];
  const api: SitesApi = {
    permissions: {
      getAll: async () => ({ origins }),
      request: async (wanted) => {
        if (gives) origins.push(...wanted.origins);
        return gives;
      },
      remove: async (given) => {
        origins = origins.filter((origin) => !given.origins.includes(origin));
        return true;
      },
    },
    scripting: {
      getRegisteredContentScripts: async () => scripts,
      registerContentScripts: async (more) => {
        scripts = [...scripts, ...more];
      },
      unregisterContentScripts: async ({ ids }) => {
        scripts = scripts.filter(({ id }) => !ids.includes(id));
      },
    },
  };
  const update = (): void => {
    scripts = [];
  };
  /** A person takes a permission away, in the browser's own settings. */
  const takeAway = (...taken: readonly string[]): void => {
    origins = origins.filter((origin) => !taken.includes(origin));
  };
  return { sites: openGuardedSites(api, OWN), scripts: () => scripts, update, takeAway };
};

test.each([
  ['erp.example', 'erp.example'],
  [' https://ERP.example:8443/orders?x=1 ', 'erp.example'],
  ['localhost', null],
  ['no site', null],
  ['ftp://erp.example', null],
  ['*.example', null],
  ['', null],
])('reads %j as the site %j', (written, site) => {
  expect(siteOf(written)).toBe(site);
});

test('guards a site that the browser gives, with the bridge before the hook', async () => {
  const { sites, scripts } = openBrowser();
  expect(await sites.add('erp.example')).toBeNull();
  expect(await sites.list()).toEqual(['erp.example']);
  expect([...scripts()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ js, world }) => [js[0], world])).toEqual([
    ['bridge.js', 'ISOLATED'],
    ['page.js', 'MAIN'],
  ]);
});

test('registers nothing where the browser does not give the site', async () => {
  const { sites, scripts } = openBrowser(false);
  expect(await sites.add('erp.example')).toBe('not-given');
  expect(await sites.add('no site')).toBe('no-site');
  expect([scripts(), await sites.list()]).toEqual([[], []]);
});

test('guards its sites again after an update, and no more than once', async () => {
  const { sites, scripts, update } = openBrowser();
  await sites.add('erp.example');
  update();
  await sites.mend();
  await sites.mend();
  expect(scripts()).toHaveLength(2);
});

test('gives a site back', async () => {
  const { sites, scripts } = openBrowser();
  await sites.add('erp.example');
  await sites.remove('erp.example');
  expect([scripts(), await sites.list()]).toEqual([[], []]);
});

test('knows the sites that a person took away in the browser, its own and added ones, and asks for them again', async () => {
  const { sites, takeAway } = openBrowser();
  await sites.add('erp.example');
  expect(await sites.notGiven()).toEqual([]);
  takeAway('*://*.17track.net/*', '*://erp.example/*', '*://*.erp.example/*');
  expect(await sites.notGiven()).toEqual(['17track.net', 'erp.example']);
  expect(await sites.giveBack(['17track.net', 'erp.example'])).toBe(true);
  expect([await sites.notGiven(), await sites.list()]).toEqual([[], ['erp.example']]);
});

test('misses no site that a person removed in Settings', async () => {
  const { sites } = openBrowser();
  await sites.add('erp.example');
  await sites.remove('erp.example');
  expect(await sites.notGiven()).toEqual([]);
});
