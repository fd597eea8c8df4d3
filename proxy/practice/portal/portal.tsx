import { render } from 'preact';
import { languageOf } from '../../../shared/words/locale.ts';
import { PortalApp } from './portal-app.tsx';
import { createPortalState } from './portal-state.ts';
import { watchFigures } from './tollgate-figures.ts';
import { wordsFor } from './words.ts';

const say = await wordsFor(navigator.language);
document.documentElement.lang = languageOf(say.locale);
document.title = say('name');

const state = createPortalState();
watchFigures(document.documentElement, (figures) => {
  state.showFigures(figures);
  void state.readCountAgain();
});
void state.readAll();
// The simulated providers go on by themselves: a line is asked minutes after a number was put on the list.
setInterval(() => {
  if (document.visibilityState === 'visible') void state.readCountAgain();
}, 5000);
render(<PortalApp state={state} say={say} />, document.body);
