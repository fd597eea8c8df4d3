import type { PageCalls } from '../../messages.ts';
import { fieldsOf, listOf, number, oneOf, orNull, type Parse, text } from '../../parse-json.ts';
import { readManyChoice } from '../policies/answer-policies.ts';

type Input<Name extends keyof PageCalls> = Parse<Parameters<PageCalls[Name]>[0]>;

/** What pages say of questions about several calls. */
export const readShownMany: Input<'shownMany'> = (value, where) => {
  const field = fieldsOf(value, where);
  return { question: field('question', text), quoteNo: field('quoteNo', number) };
};

export const readDecisionMany: Input<'decideMany'> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    question: field('question', text),
    quoteNo: field('quoteNo', number),
    verdict: field('verdict', oneOf('allow', 'block')),
    calls: field('calls', listOf(text)),
    again: field('again', readManyChoice),
  };
};

export const readTick: Input<'tick'> = (value, where) => {
  const field = fieldsOf(value, where);
  return { question: field('question', text), unticked: field('unticked', listOf(text)) };
};

export const readTurn: Input<'turn'> = (value, where) => {
  const field = fieldsOf(value, where);
  return { question: field('question', text), call: field('call', orNull(text)) };
};

export const readBlockSite: Input<'blockSite'> = (value, where) => ({ site: fieldsOf(value, where)('site', text) });
