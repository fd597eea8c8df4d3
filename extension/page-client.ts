import { PAGE_PORT, type PageCalls, type PageMessage } from './messages.ts';
import { flag, listOf, nothing, number, orNull, type Parse, text, UnexpectedJson } from './parse-json.ts';
import {
  readCheckAnswer,
  readExportedFile,
  readPopupState,
  readUnheldCalls,
  readWarningState,
} from './read-answers.ts';
import { readBlockedHere, readGuardState } from './read-guard.ts';
import { readListAnswer } from './read-list-answer.ts';
import { readPolicies } from './read-policies.ts';
import { readStances, readTrafficNews } from './read-traffic.ts';

/** The part of the browser's runtime that pages talk to the background by. */
export interface PageRuntime {
  sendMessage(message: unknown): Promise<unknown>;
  connect(info: { readonly name: string }): {
    readonly onMessage: { addListener(listener: () => void): void };
    readonly onDisconnect: { addListener(listener: () => void): void };
  };
}

/** What a page knows of the background. */
export interface PageClient extends PageCalls {
  /** Calls back whenever a state may have changed, also after the background was away. For the life of the page. */
  watch(changed: () => void): void;
}

/** The background gave no answer, or none that can be read. `cause` says what happened. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(name: string, cause: unknown) {
    super(`no answer to ${name} from the background`, { cause });
  }
}

/** The background said that it cannot be done; the message is its line, for a person to read. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** A provider that is asked has ten seconds. */
const patienceMs = 12_000;
const reconnectAfterMs = 500;

/** What reads rule packs is large, so only the pages that show some load it. */
const ofSettings = () => import('./read-settings.ts');
const ofTeaching = () => import('./read-teach.ts');

/** Opens a page's way to the background. Calls reject with `NoAnswer` when it does not answer, with `Refused` when it says why not. */
export const openPageClient = (runtime: PageRuntime): PageClient => {
  const ask = async <T>(
    name: keyof PageCalls,
    parse: Parse<T> | Promise<Parse<T>>,
    input: unknown = null,
  ): Promise<T> => {
    const message: PageMessage = { name, input };
    try {
      const answer = await inTime(runtime.sendMessage(message));
      return (await parse)(answer, name);
    } catch (cause) {
      throw isRefusal(cause) ? new Refused(cause.message, { cause }) : new NoAnswer(name, cause);
    }
  };
  const watchers = new Set<() => void>();
  const tellAll = (): void => {
    for (const changed of watchers) changed();
  };
  const connect = (): void => {
    const port = runtime.connect({ name: PAGE_PORT });
    port.onMessage.addListener(tellAll);
    // The background goes away when idle: a new port wakes it, and what was on show may be old. Looked at once, too: what the next one has not seen on show
    // arms nothing there.
    port.onDisconnect.addListener(() => {
      tellAll();
      setTimeout(() => {
        connect();
        tellAll();
      }, reconnectAfterMs);
    });
  };
  return {
    warningState: () => ask('warningState', readWarningState),
    shown: (input) => ask('shown', number, input),
    decide: (input) => ask('decide', nothing, input),
    choose: (input) => ask('choose', nothing, input),
    shownMany: (input) => ask('shownMany', number, input),
    decideMany: (input) => ask('decideMany', nothing, input),
    tick: (input) => ask('tick', nothing, input),
    turn: (input) => ask('turn', nothing, input),
    blockSite: (input) => ask('blockSite', nothing, input),
    fit: (input) => ask('fit', nothing, input),
    touch: (input) => ask('touch', nothing, input),
    policies: () => ask('policies', readPolicies),
    setPolicy: (input) => ask('setPolicy', nothing, input),
    endPolicy: (input) => ask('endPolicy', nothing, input),
    pause: (input) => ask('pause', nothing, input),
    guardAgain: () => ask('guardAgain', nothing),
    guardState: () => ask('guardState', readGuardState),
    popupState: () => ask('popupState', readPopupState),
    askProvider: (input) => ask('askProvider', nothing, input),
    check: (input) => ask('check', readCheckAnswer, input),
    checkList: (input) => ask('checkList', readListAnswer, input),
    planChoices: () =>
      ask(
        'planChoices',
        ofSettings().then((read) => read.readPlanChoices),
      ),
    settingsState: () =>
      ask(
        'settingsState',
        ofSettings().then((read) => read.readSettingsState),
      ),
    booksReplaced: () => ask('booksReplaced', nothing),
    deleteAll: () => ask('deleteAll', nothing),
    setAccount: (input) => ask('setAccount', nothing, input),
    exportUsage: (input) => ask('exportUsage', readExportedFile, input),
    blockedHere: (input) => ask('blockedHere', readBlockedHere, input),
    unheld: () => ask('unheld', readUnheldCalls),
    allowNext: (input) => ask('allowNext', flag, input),
    recording: () =>
      ask(
        'recording',
        ofTeaching().then((read) => orNull(read.readRecording)),
      ),
    startRecording: (input) => ask('startRecording', nothing, input),
    stopRecording: () => ask('stopRecording', nothing),
    taughtPack: (input) =>
      ask(
        'taughtPack',
        ofTeaching().then((read) => orNull(read.readDocument)),
        input,
      ),
    savePack: (input) => ask('savePack', orNull(text), input),
    removePack: (input) => ask('removePack', nothing, input),
    traffic: (input) => ask('traffic', readTrafficNews, input),
    stances: () => ask('stances', readStances),
    sitesOff: () => ask('sitesOff', listOf(text)),
    switchSite: (input) => ask('switchSite', nothing, input),
    setStance: (input) => ask('setStance', nothing, input),
    openPractice: () => ask('openPractice', flag),
    watch(changed) {
      watchers.add(changed);
      // One connection tells all that a page watches.
      if (watchers.size === 1) connect();
    },
  };
};

/** What the browser says when nobody is there, or goes away before the answer. */
const nobodyThere = /receiving end|message (channel|port) closed|context invalidated/i;

const isRefusal = (cause: unknown): cause is Error =>
  cause instanceof Error &&
  !(cause instanceof Late) &&
  !(cause instanceof UnexpectedJson) &&
  !nobodyThere.test(cause.message);

class Late extends Error {
  override readonly name = 'Late';
}

const inTime = async (answer: Promise<unknown>): Promise<unknown> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(`waited ${patienceMs} ms`)), patienceMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
};
