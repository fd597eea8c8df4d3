import type { TableRow } from '../../../shared/lists/list.ts';
import type { Body, HttpCall } from '../../../shared/recognise/recognise.ts';
import type { CheckInput, CheckList, ListInput } from '../../check-messages.ts';
import { fieldsOf, flag, listOf, number, oneOf, orNull, type Parse, text } from '../../parse-json.ts';

const readRow: Parse<TableRow> = (value, where) => {
  const field = fieldsOf(value, where);
  return { line: field('line', number), cells: field('cells', listOf(text)), unclosed: field('unclosed', flag) };
};

const readBody: Parse<Body> = (value, where) => {
  const field = fieldsOf(value, where);
  const kind = field('kind', oneOf('none', 'text', 'unreadable'));
  switch (kind) {
    case 'none':
      return { kind };
    case 'text':
      return { kind, text: field('text', text) };
    case 'unreadable':
      return { kind, why: field('why', text) };
  }
};

const readPair: Parse<HttpCall['headers'][number]> = (value, where) => {
  const pair = listOf(text)(value, where);
  return [pair[0] ?? '', pair[1] ?? ''];
};

const readHttpCall: Parse<HttpCall> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    method: field('method', text),
    url: field('url', text),
    headers: field('headers', listOf(readPair)),
    body: field('body', readBody),
    fromCache: field('fromCache', (given) => given === true),
  };
};

const readList: Parse<CheckList> = (value, where) => {
  const field = fieldsOf(value, where);
  const kind = field('kind', oneOf('text', 'rows', 'calls'));
  switch (kind) {
    case 'text':
      return { kind, text: field('text', text) };
    case 'rows':
      return { kind, rows: field('rows', listOf(readRow)) };
    case 'calls':
      return { kind, calls: field('calls', listOf(readHttpCall)), untold: field('untold', number) };
  }
};

/** What `check` is asked. */
export const readCheck: Parse<CheckInput> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    provider: field('provider', text),
    account: field('account', orNull(text)),
    list: field('list', readList),
    column: field('column', orNull(text)),
  };
};

/** What `checkList` is asked. */
export const readListInput: Parse<ListInput> = (value, where) => ({
  ...readCheck(value, where),
  without: fieldsOf(value, where)('without', orNull(listOf(number))),
});
