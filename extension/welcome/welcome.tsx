import { render } from 'preact';
import { browser } from '../browser.ts';
import { openPageClient } from '../page-client.ts';
import { speak } from '../speak.ts';
import { watchState } from '../watch-state.ts';
import { WelcomeApp } from './welcome-app.tsx';
import { welcomeWords } from './welcome-words.ts';
import type { BrowserRights } from './what-is-guarded.tsx';

const say = speak(browser.i18n);
const sayWelcome = welcomeWords(say.locale);
document.title = sayWelcome('title');

const sites = { origins: [...(browser.runtime.getManifest().host_permissions ?? [])] };
const rights: BrowserRights = {
  inPrivate: () => browser.extension.isAllowedIncognitoAccess(),
  onSites: () => browser.permissions.contains(sites),
  giveSites: () => browser.permissions.request(sites),
};
const closeTab = async (): Promise<void> => {
  const id = (await browser.tabs.getCurrent())?.id;
  if (id !== undefined) await browser.tabs.remove(id);
};

const client = openPageClient(browser.runtime);
const { watched: choices } = watchState(client.planChoices, client.watch);
render(
  <WelcomeApp
    choices={choices}
    client={client}
    rights={rights}
    close={() => void closeTab()}
    say={say}
    sayWelcome={sayWelcome}
  />,
  document.body,
);
