import { render } from 'preact';
import { localeOf } from '../../shared/words/locale.ts';
import { browser } from '../browser.ts';
import { openPageClient } from '../page-client.ts';
import { watchState } from '../watch-state.ts';
import { wordsIn } from '../words.ts';
import { PopupApp } from './popup-app.tsx';
import { saveFile } from './save-file.ts';

const language = browser.i18n.getUILanguage();
const say = wordsIn(localeOf(language));
document.documentElement.lang = say.locale === 'zh' ? 'zh-CN' : 'en';

// Opened in a tab, the page takes the width that there is.
void browser.tabs.getCurrent().then((tab) => document.documentElement.classList.toggle('in-tab', tab !== undefined));

const client = openPageClient(browser.runtime);
const { watched, refresh } = watchState(client.popupState, client.watch);
render(<PopupApp watched={watched} refresh={refresh} client={client} save={saveFile} say={say} />, document.body);
