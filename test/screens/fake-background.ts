import type { Page } from 'playwright-core';
import type { PageCalls, PageMessage } from '../../extension/messages.ts';
import { languageIn } from '../../shared/words/all-languages.ts';
import { localeOf } from '../../shared/words/locale.ts';

/** What the background answers to a call: a value, or an error by throwing. */
export type Answers = { readonly [Call in keyof PageCalls]?: (input: unknown) => unknown };

/** The background as a page meets it: the calls it made, and a way to say that a state changed. */
export interface FakeBackground {
  readonly calls: readonly PageMessage[];
  readonly announceChange: () => Promise<void>;
}

/** What a browser of this language takes from `_locales`. */
const messagesFor = (language: string): Readonly<Record<string, string>> => {
  const { keys, say } = languageIn(localeOf(language));
  return Object.fromEntries(keys.map((key) => [key, say(key)]));
};

/** Puts an extension's runtime into a tab, before any page is opened in it; calls without an answer find nobody there. */
export async function fakeBackground(page: Page, language: string, answers: Answers): Promise<FakeBackground> {
  const calls: PageMessage[] = [];
  await page.exposeFunction('askBackground', async (message: PageMessage): Promise<unknown> => {
    calls.push(message);
    const answer = answers[message.name];
    if (answer === undefined) return { gone: true };
    try {
      return { value: (await answer(message.input)) ?? null };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  });
  await page.addInitScript((messages: Readonly<Record<string, string>>) => {
    const listeners: ((message: unknown) => void)[] = [];
    const runtime = {
      id: 'tollgate',
      async sendMessage(message: unknown): Promise<unknown> {
        const answer = await (
          globalThis as unknown as { askBackground(asked: unknown): Promise<Record<string, unknown>> }
        ).askBackground(message);
        if ('gone' in answer) throw new Error('Could not establish connection. Receiving end does not exist.');
        if ('problem' in answer) throw new Error(String(answer['problem']));
        return answer['value'];
      },
      connect: () => ({
        onMessage: { addListener: (listener: (message: unknown) => void) => listeners.push(listener) },
        onDisconnect: { addListener: () => undefined },
      }),
    };
    const openedWindows: unknown[] = [];
    const sites = {
      given: !location.hash.includes('no-sites'),
      origins: [] as readonly string[],
      scripts: [] as readonly { readonly id: string }[],
    };
    const browser = {
      runtime: { ...runtime, getManifest: () => ({ host_permissions: ['*://*.17track.net/*'] }) },
      i18n: { getMessage: (key: string) => messages[key] ?? '' },
      // The toolbar's button shows its page in no tab.
      tabs: {
        getCurrent: async () => (location.hash.includes('by-button') ? undefined : { id: 1 }),
        query: async () => [{ id: 7, url: 'https://shop.example/' }],
      },
      windows: { create: async (info: unknown) => openedWindows.push(info) },
      extension: { isAllowedIncognitoAccess: async () => false },
      permissions: {
        contains: async ({ origins }: { readonly origins: readonly string[] }) =>
          origins.every((one) => sites.origins.includes(one) || (sites.given && !one.includes('shop.example'))),
        request: async ({ origins }: { readonly origins: readonly string[] }) => {
          sites.given = true;
          sites.origins = [...sites.origins, ...origins.filter(() => !origins.some((one) => one.includes('refused')))];
          return !origins.some((one) => one.includes('refused'));
        },
        getAll: async () => ({ origins: sites.origins }),
        remove: async ({ origins }: { readonly origins: readonly string[] }) => {
          sites.origins = sites.origins.filter((one) => !origins.includes(one));
          return true;
        },
      },
      scripting: {
        getRegisteredContentScripts: async () => sites.scripts,
        registerContentScripts: async (scripts: readonly { readonly id: string }[]) => {
          sites.scripts = [...sites.scripts, ...scripts];
        },
        unregisterContentScripts: async ({ ids }: { readonly ids: readonly string[] }) => {
          sites.scripts = sites.scripts.filter(({ id }) => !ids.includes(id));
        },
      },
    };
    Object.assign(globalThis, {
      browser,
      chrome: browser,
      openedWindows,
      announceChange: () => {
        for (const listener of listeners) listener({ kind: 'changed' });
      },
    });
  }, messagesFor(language));
  return { calls, announceChange: () => page.evaluate('announceChange()') };
}
