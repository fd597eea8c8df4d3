import { render } from 'preact';
import { localeOf } from '../../shared/words/locale.ts';
import { browser } from '../browser.ts';
import { openPageClient } from '../page-client.ts';
import { watchState } from '../watch-state.ts';
import { wordsIn } from '../words.ts';
import { WarningApp } from './warning-app.tsx';

const language = browser.i18n.getUILanguage();
const say = wordsIn(localeOf(language));
document.documentElement.lang = say.locale === 'zh' ? 'zh-CN' : 'en';

// Where no window can be opened, the question is shown in the toolbar's popup, which has no width of its own.
void browser.tabs.getCurrent().then((tab) => document.documentElement.classList.toggle('in-popup', tab === undefined));

const client = openPageClient(browser.runtime);
const { watched, refresh } = watchState(client.warningState, client.watch);
render(
  <WarningApp watched={watched} refresh={refresh} client={client} say={say} close={() => window.close()} />,
  document.body,
);
