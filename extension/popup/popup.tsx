import { render } from 'preact';
import { browser } from '../browser.ts';
import { handOver } from '../check/hand-over.ts';
import { openGuardedSites } from '../guarded-sites.ts';
import { openPageClient } from '../page-client.ts';
import { saveFile } from '../save-file.ts';
import { speak } from '../speak.ts';
import { watchState } from '../watch-state.ts';
import { lookHere } from './look-here.ts';
import { PopupApp } from './popup-app.tsx';

// Asked before all else: what the books say takes longer than all that the page has to get ready.
const client = openPageClient(browser.runtime);
const { watched, refresh } = watchState(client.popupState, client.watch);
const guard = watchState(client.guardState, client.watch).watched;
const unheld = watchState(client.unheld, client.watch).watched;

// Opened in a tab, the page takes the width that there is.
void browser.tabs.getCurrent().then((tab) => document.documentElement.classList.toggle('in-tab', tab !== undefined));

const { permissions, scripting } = browser;
const sites = openGuardedSites({ permissions, scripting }, browser.runtime.getManifest().host_permissions ?? []);
const handFile = (file: File): void =>
  void handOver(file, crypto.randomUUID(), {
    open: async (address) => (await browser.tabs.create({ url: browser.runtime.getURL(address), active: false })).id,
    show: (tab) => browser.tabs.update(tab, { active: true }),
  });
const say = speak(browser.i18n);
render(
  <PopupApp
    watched={watched}
    guard={guard}
    unheld={unheld}
    here={{ look: () => lookHere(browser, client), guardSite: sites.add }}
    refresh={refresh}
    client={client}
    save={saveFile}
    handFile={handFile}
    giveBack={sites.giveBack}
    say={say}
  />,
  document.body,
);
