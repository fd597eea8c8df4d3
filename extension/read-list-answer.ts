import type { ListLine } from '../shared/words/list-lines.ts';
import type { ListAnswer, UnreadRow } from './check-messages.ts';
import { fieldsOf, listOf, number, oneOf, orNull, type Parse, text } from './parse-json.ts';
import { readCheckAnswer } from './read-answers.ts';
import { KINDS, readQuote } from './read-views.ts';

const readLine: Parse<ListLine> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    row: field('row', number),
    number: field('number', text),
    carrier: field('carrier', text),
    kind: field('kind', oneOf(...KINDS, 'repeated', 'delivered')),
    why: field('why', text),
    units: field('units', text),
  };
};

const readUnread: Parse<UnreadRow> = (value, where) => {
  const field = fieldsOf(value, where);
  return { row: field('row', number), text: field('text', text), why: field('why', text) };
};

/** What `checkList` answers. */
export const readListAnswer: Parse<ListAnswer> = (value, where) => {
  const answer = readCheckAnswer(value, where);
  if (answer.kind !== 'answer') return answer;
  const field = fieldsOf(value, where);
  return {
    ...answer,
    kept: field('kept', orNull(readQuote)),
    keptUnits: field('keptUnits', text),
    lines: field('lines', listOf(readLine)),
    without: field('without', listOf(number)),
    unread: field('unread', listOf(readUnread)),
    leftOut: field('leftOut', listOf(number)),
  };
};
