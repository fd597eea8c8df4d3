import { render } from 'preact';
import { browser } from '../browser.ts';
import { learnAll } from '../browser-language.ts';
import { openGuardedSites } from '../guarded-sites.ts';
import { openPageClient } from '../page-client.ts';
import { saveFile } from '../save-file.ts';
import { speak } from '../speak.ts';
import { openClocks } from '../traffic/clocks.ts';
import { watchState } from '../watch-state.ts';
import { TeachApp } from './teach-app.tsx';
import { teachWords } from './teach-words.ts';

const { locale } = speak(browser.i18n);
const say = teachWords(locale);
document.title = say('title');

const { permissions, scripting } = browser;
const client = openPageClient(browser.runtime);
const { watched } = watchState(client.recording, client.watch);
const close = (): void => window.close();
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') void client.stopRecording().finally(close);
});

// What is taught is read in any language.
await learnAll(async (path) => (await fetch(path)).json());

render(
  <TeachApp
    site={new URLSearchParams(location.search).get('site') ?? ''}
    recording={watched}
    client={client}
    clock={openClocks(locale, () => Date.now()).clock}
    now={() => Date.now()}
    guard={openGuardedSites({ permissions, scripting }, browser.runtime.getManifest().host_permissions ?? []).add}
    save={(name, text) => saveFile({ name, type: 'application/json', text })}
    close={close}
    say={say}
  />,
  document.body,
);
