import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTabButtons, type TabView } from '../../../extension/background/tab-buttons.ts';
import { openStopped } from '../../../extension/background/wall/stopped.ts';
import { trials } from '../../trials.ts';
import { openRegistered } from './registered-desk.ts';

const RUNS = 300;

type Shows = 'guarded' | 'other';

/** A browser with tabs: each has a text of its own, or none, in place of which the browser's count is on show. A page that is loaded makes it forget the text. */
const openTabs = () => {
  const shows = new Map<number, Shows>();
  const texts = new Map<number, string | null>();
  let isSlow = (): void => {};
  const tabs = {
    texts,
    calls: 0,
    load: (tab: number, page: Shows): void => {
      shows.set(tab, page);
      texts.set(tab, null);
    },
    close: (tab: number): void => {
      shows.delete(tab);
      texts.delete(tab);
    },
    /** What happens while the browser is told the next text. */
    meanwhile: (act: () => void): void => {
      isSlow = () => {
        isSlow = () => {};
        act();
      };
    },
    guarded: (): number[] => [...shows].flatMap(([tab, page]) => (page === 'guarded' ? [tab] : [])),
    action: {
      setBadgeText: async ({ text, tabId = -1 }: { readonly text: string | null; readonly tabId?: number }) => {
        tabs.calls += 1;
        isSlow();
        if (!shows.has(tabId)) throw new Error(`no tab ${tabId}`);
        texts.set(tabId, text);
      },
      setTitle: async () => {},
    },
  };
  return tabs;
};

const anyTab = fc.integer({ min: 1, max: 3 });
const anyPage = fc.constantFrom<Shows>('guarded', 'other');
const anyStep = fc.oneof(
  fc.record({ do: fc.constantFrom('load' as const, 'load-while-painted' as const), tab: anyTab, page: anyPage }),
  fc.record({ do: fc.constant('close' as const), tab: anyTab }),
  fc.record({ do: fc.constant('left' as const), left: fc.constantFrom('', '9', '63') }),
  fc.record({ do: fc.constant('start' as const) }),
);

test('a tab of a guarded site says what is left, whatever is loaded and whenever the worker ends, and no other tab has a text of its own', async () => {
  const play = fc.asyncProperty(fc.array(anyStep, { maxLength: 25 }), async (steps) => {
    const tabs = openTabs();
    let buttons = openTabButtons(tabs.action, 'Tollgate');
    let left = '63';
    const paint = (): Promise<void> =>
      buttons.paint(new Map(tabs.guarded().map((tab): [number, TabView] => [tab, { text: left }])));
    const load = (tab: number, page: Shows): void => {
      tabs.load(tab, page);
      buttons.loaded(tab);
    };
    const lookAtAll = (): void => {
      const guarded = tabs.guarded();
      for (const [tab, text] of tabs.texts) expect([tab, text]).toEqual([tab, guarded.includes(tab) ? left : null]);
    };
    for (const step of steps) {
      if (step.do === 'load') load(step.tab, step.page);
      if (step.do === 'load-while-painted') {
        left = `${left}+`;
        tabs.meanwhile(() => load(step.tab, step.page));
        await paint();
        tabs.meanwhile(() => {});
      }
      if (step.do === 'close') tabs.close(step.tab);
      if (step.do === 'left') left = step.left;
      if (step.do === 'start') buttons = openTabButtons(tabs.action, 'Tollgate');
      await paint();
      lookAtAll();
    }
    const before = tabs.calls;
    await paint();
    expect(tabs.calls).toBe(before);
  });
  await fc.assert(play, trials(RUNS));
});

test('what is left after a call is said of the tab itself, and again when a page is loaded there or another worker starts', async () => {
  const { desk, page } = await openRegistered();
  const said = (): readonly unknown[] => desk.tabBadges.splice(0);
  desk.guardedTabs = [{ tab: 7, isPractice: false }];
  await desk.page('setAccount', { provider: '17track', account: 'none', settings: { plan: '200-once' } });
  await desk.pass(1000);
  expect([desk.badge, said().at(-1)]).toEqual(['199', [7, '199']]);
  await desk.page('pause', { lasts: 'quarter' });
  await desk.pass(1000);
  expect(said()).toEqual([[7, 'II']]);
  await desk.page('guardAgain', null);
  await desk.pass(1000);
  expect(said()).toEqual([[7, '199']]);
  desk.worker().paint();
  await desk.pass(1000);
  expect(said()).toEqual([]);
  desk.worker().tabLoads(7);
  await desk.pass(1000);
  expect(said()).toEqual([[7, '199']]);
  await desk.leave(page);
  desk.open('anew');
  await desk.pass(1000);
  expect(said()).toEqual([[7, '199']]);
  await desk.start();
  expect(said()).toEqual([[7, '199']]);
});

test('the tabs of guarded sites are those that the browser always lets the extension see, and the practice portal is told apart', async () => {
  const asked: unknown[] = [];
  const net = { setExtensionActionOptions: async (options: unknown) => void asked.push(options) };
  const origins = ['*://*.17track.net/*', 'http://127.0.0.1/*'];
  const open = [
    { id: 1, url: 'https://user.17track.net/en' },
    { id: 2, url: 'http://127.0.0.1:8717/_tollgate/practice/' },
    { url: 'https://a-tab-of-devtools.17track.net/' },
  ];
  const stopped = openStopped({
    net,
    permissions: { getAll: async () => ({ origins }) },
    tabs: {
      query: async ({ url }) => {
        asked.push(url);
        return open;
      },
    },
  });
  await stopped.showCount();
  expect(await stopped.guardedTabs()).toEqual([
    { tab: 1, isPractice: false },
    { tab: 2, isPractice: true },
  ]);
  expect(asked).toEqual([{ displayActionCountAsBadgeText: true }, origins]);
});

test('where the browser counts nothing, as Firefox, it is asked nothing', async () => {
  const refuse = async (): Promise<never> => {
    throw new Error('asked');
  };
  const stopped = openStopped({ net: {}, permissions: { getAll: refuse }, tabs: { query: refuse } });
  await stopped.showCount();
  expect([await stopped.guardedTabs(), await stopped.matchedRules(1)]).toEqual([[], null]);
});
