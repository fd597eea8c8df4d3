import { render } from 'preact';
import { browser } from '../browser.ts';
import { openPageClient } from '../page-client.ts';
import { speak } from '../speak.ts';
import { openTeachWindow } from '../teach-window.ts';
import { watchState } from '../watch-state.ts';
import { keepFitting } from './fit-window.ts';
import { WarningApp } from './warning-app.tsx';

// Asked before all else: what the background says takes longer than all that the page has to get ready.
const client = openPageClient(browser.runtime);
const { watched, refresh } = watchState(client.warningState, client.watch);

// Where no window can be opened, the question is shown in the toolbar's popup, which has no width of its own.
void browser.tabs.getCurrent().then((tab) => document.documentElement.classList.toggle('in-popup', tab === undefined));

const say = speak(browser.i18n);
render(
  <WarningApp
    watched={watched}
    refresh={refresh}
    client={client}
    teach={(site) => openTeachWindow(browser.windows, site)}
    say={say}
    close={() => window.close()}
  />,
  document.body,
);
keepFitting(client.fit);
