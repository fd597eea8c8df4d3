import type { Page } from 'playwright-core';
import { createPractice } from '../../proxy/practice/practice.ts';
import {
  checkAnswer,
  checkCalls,
  checkCallsChinese,
  checkChoose,
  checkChooseAccount,
  checkLeftNotKnown,
  checkOnAccount,
  checkTable,
  checkTrouble,
} from './check-fixtures.ts';
import type { Answers } from './fake-background.ts';
import { doubleText } from './find-faults.ts';
import { guardStates } from './guard-fixtures.ts';
import { type Look, openScreen, openTab, startBrowser } from './open-screen.ts';
import { popupStates, unheldCalls } from './popup-fixtures.ts';
import { shootPolicies } from './preview-policies.ts';
import { origin, servePages } from './serve-pages.ts';
import { type Act, click, inOrder, nothing, openPictures, wholePage } from './take-picture.ts';
import { warningStates } from './warning-fixtures.ts';

// Takes a picture of every state, for eyes: node test/screens/preview.ts FOLDER [a part of the pictures' names…]
const schemes = ['light', 'dark'] as const;

const shoot = await openPictures();
const browser = await startBrowser();

/** The line of Allow half filled. */
const halfWay: Act = async (page) => {
  await page.locator('.arming-line').waitFor();
  await page.locator('.arming-line').evaluate((line) => {
    for (const animation of line.getAnimations()) {
      animation.pause();
      animation.currentTime = 300;
    }
  });
};

const languageOf = (state: string): string => (state.endsWith('chinese') ? 'zh-CN' : 'en-GB');

async function shootWarning(
  name: string,
  state: keyof typeof warningStates | 'gone',
  look: Look,
  act = nothing,
  shown: () => unknown = () => 0,
): Promise<void> {
  const answers: Answers =
    state === 'gone' ? {} : { warningState: () => warningStates[state], shown, shownMany: shown };
  const open = async (all: Look): Promise<Page> =>
    (await openScreen(browser, 'warning.html', answers, { language: languageOf(state), ...all })).page;
  await shoot(`warning-${name}`, look, open, act);
}

function checkFor(asked: string, state: string) {
  if (asked.includes('"kind":"calls"')) return state === 'chinese' ? checkCallsChinese : checkCalls;
  if (asked.includes('"column":"B"')) return checkTable('B');
  if (asked.includes('"account":"')) return checkOnAccount('0c0c0c');
  if (asked.includes('LX')) return checkChooseAccount;
  if (asked.includes('100004')) return checkChoose;
  if (!asked.includes('RR')) return checkTrouble;
  return state === 'left-not-known' ? checkLeftNotKnown : checkAnswer;
}

async function shootPopup(
  name: string,
  state: keyof typeof popupStates | 'gone' | 'loading',
  look: Look,
  act = nothing,
  guard: keyof typeof guardStates = 'on',
): Promise<void> {
  const answers: Answers = {
    check: (input) => checkFor(JSON.stringify(input), state),
    openPractice: () => false,
    guardState: () => guardStates[guard],
    unheld: () => (name.startsWith('unheld') ? unheldCalls : []),
    exportUsage: () => ({ name: 'usage-2026-11.csv', type: 'text/csv', text: 'provider\n' }),
    ...(state === 'gone'
      ? {}
      : { popupState: () => (state === 'loading' ? new Promise(() => undefined) : popupStates[state]) }),
  };
  const open = async (all: Look): Promise<Page> =>
    (
      await openScreen(browser, look.width === 320 ? 'popup.html' : 'popup.html#by-button', answers, {
        language: languageOf(state),
        ...all,
      })
    ).page;
  await shoot(`popup-${name}`, { width: 380, height: 600, ...look }, open, async (page) => {
    await page.locator('header').waitFor();
    await act(page);
    await wholePage(page);
  });
}

async function shootPortal(name: string, look: Look, act = nothing): Promise<void> {
  const open = async (all: Look): Promise<Page> => {
    const page = await openTab(browser, all);
    await servePages(page, 'portal', createPractice({ now: () => Date.UTC(2026, 10, 24, 12) }).answerPractice);
    await page.goto(`${origin}/_tollgate/practice/`);
    await page.getByRole('checkbox').first().waitFor();
    return page;
  };
  await shoot(`portal-${name}`, { width: 1240, height: 720, ...look }, open, act);
}

const names = <Key extends string>(states: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(states) as Key[];
const orders = '100004,234987234234311,x,777000000711';
const COMMAND = "curl https://api.17track.net/track/v2.4/register -H '17token: 0123456789' -d '[]'";
const typing =
  (text: string): Act =>
  (page) =>
    page.getByRole('textbox').fill(text);
const look: Act = (page) =>
  page.evaluate(
    `document.documentElement.dataset.tollgate = '{"17track":{"used":37,"unproved":0},"safecube":{"used":24,"unproved":6}}'`,
  );

for (const scheme of schemes) {
  for (const state of names(warningStates)) await shootWarning(`${state}-${scheme}`, state, { scheme });
  await shootWarning(`gone-${scheme}`, 'gone', { scheme });
  // Allow is off as long as nobody hears that the quote is on show.
  for (const state of ['one-item', 'stale', 'chinese'] as const)
    await shootWarning(`${state}-arming-${scheme}`, state, { scheme }, halfWay, () => new Promise(() => undefined));
  for (const state of names(popupStates)) await shootPopup(`${state}-${scheme}`, state, { scheme });
  await shootPopup(`unheld-${scheme}`, 'ready', { scheme });
  for (const guard of ['off', 'not-given'] as const)
    await shootPopup(`${guard}-${scheme}`, 'ready', { scheme }, nothing, guard);
  for (const state of ['ready', 'left-not-known'] as const)
    await shootPopup(`checked-${state}-${scheme}`, state, { scheme }, async (page) => {
      await page.getByRole('textbox').fill('RR100000312CN\nRR100000327CN, 3011');
      await page.getByText('What it is made of').click();
    });
  for (const state of ['ready', 'chinese'] as const) {
    await shootPopup(`which-column-${state}-${scheme}`, state, { scheme }, typing(orders));
    await shootPopup(
      `column-${state}-${scheme}`,
      state,
      { scheme },
      inOrder(typing(orders), (page) => page.getByRole('button', { name: 'Parcel reference' }).click()),
    );
    await shootPopup(`which-account-${state}-${scheme}`, state, { scheme }, typing('LX000111222DE'));
    await shootPopup(
      `account-${state}-${scheme}`,
      state,
      { scheme },
      inOrder(typing('LX000111222DE'), (page) => page.getByRole('button', { name: 'Outlet shop' }).click()),
    );
    await shootPopup(`calls-${state}-${scheme}`, state, { scheme }, typing(COMMAND));
    await shootPopup(
      `calls-open-${state}-${scheme}`,
      state,
      { scheme },
      inOrder(typing(COMMAND), (page) => page.locator('.checked summary').first().click()),
    );
  }
  await shootPortal(`parcels-${scheme}`, { scheme }, look);
  await shootPortal(
    `form-${scheme}`,
    { scheme },
    inOrder(
      look,
      (page) => page.getByRole('checkbox').first().check(),
      click('button', 'Delete'),
      click('button', 'Register one'),
    ),
  );
  await shootPortal(
    `containers-${scheme}`,
    { scheme },
    inOrder(click('tab', 'Containers'), click('button', 'Put on the list')),
  );
  await shootPortal(
    `tricky-${scheme}`,
    { scheme, height: 900 },
    inOrder(click('tab', 'Tricky cases'), click('button', 'Send: Six carriers in a row')),
  );
}

const narrow: Look = { width: 320, height: 568 };
const tick: Act = (page) => page.getByRole('checkbox').check();
const pause = click('button', 'Pause');
for (const scheme of schemes) {
  await shootWarning(`dont-ask-ticked-${scheme}`, 'dont-ask', { scheme }, tick);
  await shootPopup(`pause-${scheme}`, 'ready', { scheme }, pause);
  await shootPopup(`paused-${scheme}`, 'ready', { scheme }, nothing, 'paused');
}
await shootPopup('paused-chinese', 'chinese', {}, nothing, 'chinese');
await shootPopup('pause-320-text200', 'ready', narrow, inOrder(pause, doubleText));
await shootPolicies(browser, shoot);
await shootWarning('dont-ask-320', 'dont-ask', narrow, wholePage);
await shootWarning('forty-320', 'forty', narrow);
await shootWarning('forty-320-whole', 'forty', narrow, wholePage);
const unfold: Act = (page) => page.getByRole('button', { name: /^Calls: Register/ }).click();
for (const scheme of schemes) await shootWarning(`many-open-${scheme}`, 'many', { scheme }, unfold);
await shootWarning('many-320', 'many', narrow, wholePage);
await shootWarning('many-long-320', 'many-long', narrow, inOrder(unfold, wholePage));
await shootWarning('many-text200', 'many', {}, doubleText);
await shootWarning('many-320-text200', 'many', narrow, doubleText);
await shootWarning('many-forced', 'many', { forcedColors: true });
await shootWarning('one-by-one-320', 'one-by-one', narrow, wholePage);
await shootWarning('batch-whole-page', 'batch', {}, wholePage);
await shootWarning('batch-320', 'batch', narrow);
await shootWarning('batch-320-whole-page', 'batch', narrow, wholePage);
await shootWarning('batch-text200', 'batch', {}, doubleText);
await shootWarning('batch-nothing-320', 'batch-nothing', narrow);
await shootWarning('batch-forced', 'batch', { forcedColors: true });
await shootWarning('left-not-known-320', 'left-not-known', narrow);
await shootWarning('left-not-known-forced', 'left-not-known', { forcedColors: true });
await shootWarning('long-320', 'long-names', narrow);
await shootWarning('forty-text200', 'forty', {}, doubleText);
await shootWarning('forty-320-text200', 'forty', narrow, doubleText);
await shootWarning('forty-forced', 'forty', { forcedColors: true });
await shootPopup('gone', 'gone', {});
await shootPopup('loading', 'loading', {});
await shootPopup('ready-320', 'ready', narrow);
await shootPopup('left-not-known-320', 'left-not-known', narrow);
await shootPopup('ready-text200', 'ready', {}, doubleText);
await shootPopup('ready-forced', 'ready', { forcedColors: true });
await shootPopup(
  'trouble',
  'ready',
  {},
  inOrder((page) => page.getByRole('textbox').fill('name,colour\nhat,red'), click('button', 'Export CSV')),
);
await shootPopup('first-away', 'first-run', {}, click('button', 'Open the practice portal'));
await shootPortal('chinese', { language: 'zh-CN' });
await shootPortal('imported', {}, click('button', 'Try it 1'));
await shootPortal('parcels-320', narrow, click('button', 'Register one'));
await shootPortal('containers-320', narrow, click('tab', 'Containers'));
await shootPortal('tricky-320', narrow, click('tab', 'Tricky cases'));
await browser.close();
