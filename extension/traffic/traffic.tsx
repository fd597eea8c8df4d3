import { signal } from '@preact/signals';
import { render } from 'preact';
import { bundledDocuments } from '../../shared/packs/bundled.ts';
import { browser } from '../browser.ts';
import { openPageClient } from '../page-client.ts';
import { speak } from '../speak.ts';
import { openTeachWindow } from '../teach-window.ts';
import { watchState } from '../watch-state.ts';
import { readShown, type Shown, writeShown } from './address-bar.ts';
import { openClocks } from './clocks.ts';
import { openLog } from './log.ts';
import { TrafficApp } from './traffic-app.tsx';
import { trafficWords } from './traffic-words.ts';

const say = speak(browser.i18n);
const sayTraffic = trafficWords(say.locale);
document.title = sayTraffic('title');

const client = openPageClient(browser.runtime);
const { watched: guard } = watchState(client.guardState, client.watch);
const { watched: unheld } = watchState(client.unheld, client.watch);

const shown = signal<Shown>(readShown(location.search));
const show = (change: Partial<Shown>): void => {
  shown.value = { ...shown.value, ...change };
  history.replaceState(null, '', `${location.pathname}${writeShown(shown.value)}`);
};
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' && shown.value.line !== '') show({ line: '' });
});

render(
  <TrafficApp
    log={openLog(client)}
    client={client}
    guard={guard}
    unheld={unheld}
    titles={new Map(bundledDocuments.map(({ id, title }) => [id, title]))}
    shown={shown}
    show={show}
    teach={(site) => openTeachWindow(browser.windows, site)}
    clocks={openClocks(say.locale, () => Date.now())}
    say={say}
    sayTraffic={sayTraffic}
  />,
  document.body,
);
