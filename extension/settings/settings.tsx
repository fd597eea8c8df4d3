import { render } from 'preact';
import { browser } from '../browser.ts';
import { openPageClient } from '../page-client.ts';
import { speak } from '../speak.ts';
import { watchState } from '../watch-state.ts';
import { SettingsApp } from './settings-app.tsx';

const say = speak(browser.i18n.getUILanguage());
document.title = say('settingsPage');

const client = openPageClient(browser.runtime);
const { watched: guard } = watchState(client.guardState, client.watch);
const { watched: policies } = watchState(client.policies, client.watch);
render(<SettingsApp guard={guard} policies={policies} client={client} say={say} />, document.body);
