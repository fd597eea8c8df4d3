import type { PageCalls } from '../messages.ts';
import { fieldsOf, listOf, number, oneOf, orAbsent, type Parse, text, UnexpectedJson } from '../parse-json.ts';
import { readStance } from '../read-traffic.ts';
import { readBlockSite, readDecisionMany, readShownMany, readTick, readTurn } from './asking/read-many.ts';
import { readCheck, readListInput } from './checking/read-check.ts';
import { policyTable, readChoice } from './policies/answer-policies.ts';
import { readAccountInput } from './settings/read-account-input.ts';
import { trafficTable } from './traffic/answer-traffic.ts';

type Call = (input: unknown) => Promise<unknown>;

const readItems: Parse<{ readonly items?: readonly number[] }> = (value, where) => {
  const items = fieldsOf(value, where)('items', orAbsent(listOf(number)));
  return items === undefined ? {} : { items };
};

const readDecision: Parse<Parameters<PageCalls['decide']>[0]> = (value, where) => {
  const field = fieldsOf(value, where);
  const stance = field('stance', orAbsent(readStance));
  return {
    call: field('call', text),
    quoteNo: field('quoteNo', number),
    verdict: field('verdict', oneOf('allow', 'block')),
    again: field('again', readChoice),
    ...(stance === undefined ? {} : { stance }),
    ...readItems(value, where),
  };
};

const readChosen: Parse<Parameters<PageCalls['choose']>[0]> = (value, where) => {
  const field = fieldsOf(value, where);
  return { call: field('call', text), ...readItems(value, where) };
};

const readShown: Parse<Parameters<PageCalls['shown']>[0]> = (value, where) => {
  const field = fieldsOf(value, where);
  return { call: field('call', text), quoteNo: field('quoteNo', number) };
};

const readFit: Parse<Parameters<PageCalls['fit']>[0]> = (value, where) => {
  const field = fieldsOf(value, where);
  return { height: field('height', number), lowest: field('lowest', number) };
};

const readTouch: Parse<Parameters<PageCalls['touch']>[0]> = (value, where) => ({
  call: fieldsOf(value, where)('call', text),
});

const readExport: Parse<Parameters<PageCalls['exportUsage']>[0]> = (value, where) => ({
  format: fieldsOf(value, where)('format', oneOf('csv', 'json')),
});

const readWhose: Parse<Parameters<PageCalls['askProvider']>[0]> = (value, where) => {
  const field = fieldsOf(value, where);
  return { provider: field('provider', text), account: field('account', text) };
};

const readHere: Parse<Parameters<PageCalls['blockedHere']>[0]> = (value, where) => {
  const field = fieldsOf(value, where);
  return { tab: field('tab', number), site: field('site', text) };
};

/** The functions of the background that pages may call, each behind the parser of its input. */
const tableOf = (calls: PageCalls): Readonly<Record<keyof PageCalls, Call>> => ({
  warningState: () => calls.warningState(),
  shown: (input) => calls.shown(readShown(input, 'shown')),
  decide: (input) => calls.decide(readDecision(input, 'decide')),
  choose: (input) => calls.choose(readChosen(input, 'choose')),
  shownMany: (input) => calls.shownMany(readShownMany(input, 'shownMany')),
  decideMany: (input) => calls.decideMany(readDecisionMany(input, 'decideMany')),
  tick: (input) => calls.tick(readTick(input, 'tick')),
  turn: (input) => calls.turn(readTurn(input, 'turn')),
  blockSite: (input) => calls.blockSite(readBlockSite(input, 'blockSite')),
  fit: (input) => calls.fit(readFit(input, 'fit')),
  touch: (input) => calls.touch(readTouch(input, 'touch')),
  ...policyTable(calls),
  guardState: () => calls.guardState(),
  popupState: () => calls.popupState(),
  askProvider: (input) => calls.askProvider(readWhose(input, 'askProvider')),
  check: (input) => calls.check(readCheck(input, 'check')),
  checkList: (input) => calls.checkList(readListInput(input, 'checkList')),
  planChoices: () => calls.planChoices(),
  settingsState: () => calls.settingsState(),
  booksReplaced: () => calls.booksReplaced(),
  deleteAll: () => calls.deleteAll(),
  setAccount: (input) => calls.setAccount(readAccountInput(input, 'setAccount')),
  exportUsage: (input) => calls.exportUsage(readExport(input, 'exportUsage')),
  unheld: () => calls.unheld(),
  blockedHere: (input) => calls.blockedHere(readHere(input, 'blockedHere')),
  allowNext: (input) => calls.allowNext(readTouch(input, 'allowNext')),
  ...trafficTable(calls),
  openPractice: () => calls.openPractice(),
});

/**
 * Answers a message of one of the extension's own pages. Rejects with one line for a person when it names no function, its input is not what the function
 * takes, or the function cannot do it.
 */
export const answerPages = (calls: PageCalls): ((message: unknown) => Promise<unknown>) => {
  const table = new Map<string, Call>(Object.entries(tableOf(calls)));
  return async (message) => {
    const field = fieldsOf(message, 'message');
    const name = field('name', text);
    const call = table.get(name);
    if (call === undefined) throw new UnexpectedJson('message.name', [...table.keys()].join(' or '));
    return call(field('input', (value) => value));
  };
};
