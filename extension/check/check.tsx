import { render } from 'preact';
import { browser } from '../browser.ts';
import { openPageClient } from '../page-client.ts';
import { saveFile } from '../save-file.ts';
import { speak } from '../speak.ts';
import { watchState } from '../watch-state.ts';
import { CheckApp } from './check-app.tsx';
import { checkWords } from './check-words.ts';
import { takeHandedFile } from './hand-over.ts';

const say = speak(browser.i18n);
const sayCheck = checkWords(say.locale);
document.title = sayCheck('title');

const client = openPageClient(browser.runtime);
const { watched: guard } = watchState(client.guardState, client.watch);
render(
  <CheckApp
    guard={guard}
    client={client}
    save={saveFile}
    takeHanded={(take) => takeHandedFile(location.hash, take)}
    say={say}
    sayCheck={sayCheck}
  />,
  document.body,
);
