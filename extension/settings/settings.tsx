import { render } from 'preact';
import { browser } from '../browser.ts';
import { openGuardedSites } from '../guarded-sites.ts';
import { openPageClient } from '../page-client.ts';
import { saveFile } from '../save-file.ts';
import { speak } from '../speak.ts';
import { openIdbStore } from '../store/idb-store.ts';
import { openTeachWindow } from '../teach-window.ts';
import { watchState } from '../watch-state.ts';
import { openBooksFile } from './books-file.ts';
import { openKeptThings } from './kept-things.ts';
import { SettingsApp } from './settings-app.tsx';
import { settingsWords } from './settings-words.ts';

const say = speak(browser.i18n);
const saySettings = settingsWords(say.locale);
document.title = saySettings('title');

const client = openPageClient(browser.runtime);
const { watched: guard } = watchState(client.guardState, client.watch);
const { watched } = watchState(client.settingsState, client.watch);
const { watched: policies } = watchState(client.policies, client.watch);
const { permissions, scripting } = browser;
const sites = openGuardedSites({ permissions, scripting }, browser.runtime.getManifest().host_permissions ?? []);
const { ledger, shelves } = openIdbStore();
render(
  <SettingsApp
    guard={guard}
    watched={watched}
    policies={policies}
    client={client}
    teach={(site) => openTeachWindow(browser.windows, site)}
    sites={sites}
    books={openBooksFile({
      ledger,
      things: openKeptThings(shelves, sites),
      replaced: client.booksReplaced,
      deleteAll: client.deleteAll,
    })}
    save={saveFile}
    now={() => Date.now()}
    zone={Intl.DateTimeFormat().resolvedOptions().timeZone}
    zones={['UTC', ...Intl.supportedValuesOf('timeZone')]}
    say={say}
    saySettings={saySettings}
  />,
  document.body,
);
