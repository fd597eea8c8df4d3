import type { CheckAccount, CheckAnswer, CheckColumn, CheckedCall } from './check-messages.ts';
import type { Among, ExportedFile, NotKnown, PopupState, UnheldView, WarningState, WhoAsked } from './messages.ts';
import { fieldsOf, flag, listOf, number, oneOf, orAbsent, orNull, type Parse, text } from './parse-json.ts';
import { readChoice } from './read-choice.ts';
import { readCheckable } from './read-guard.ts';
import { readManyView } from './read-many-view.ts';
import { readDontAsk, readDontAskMany } from './read-policies.ts';
import { readUndescribed } from './read-traffic.ts';
import { readAccount, readCall, readQuote } from './read-views.ts';

const readAmong: Parse<Among> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    question: field('question', text),
    nth: field('nth', number),
    of: field('of', number),
    previous: field('previous', orNull(text)),
    next: field('next', orNull(text)),
  };
};

const readPlan: Parse<NotKnown['plans'][number]> = (value, where) => {
  const field = fieldsOf(value, where);
  return { plan: field('plan', text), say: field('say', text) };
};

/** Absent where what is left is known. */
const readNotKnown: Parse<{ readonly notKnown?: NotKnown }> = (value, where) => {
  if (value === undefined) return {};
  const field = fieldsOf(value, where);
  return {
    notKnown: {
      provider: field('provider', text),
      account: field('account', text),
      title: field('title', text),
      canAsk: field('canAsk', flag),
      plans: field('plans', listOf(readPlan)),
    },
  };
};

const readPopupAccount: Parse<Extract<PopupState, { readonly kind: 'ready' }>['accounts'][number]> = (
  value,
  where,
) => ({
  ...readAccount(value, where),
  ...fieldsOf(value, where)('notKnown', readNotKnown),
});

const readWhoAsked: Parse<WhoAsked> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    provider: field('provider', text),
    account: field('account', text),
    site: field('site', text),
    title: field('title', text),
  };
};

/** What `warningState` answers. */
export const readWarningState: Parse<WarningState> = (value, where) => {
  const field = fieldsOf(value, where);
  const kind = field('kind', oneOf('empty', 'deciding', 'many', 'sending', 'done', 'ended'));
  if (kind === 'empty') return { kind };
  if (kind === 'many') {
    return {
      kind,
      question: field('question', text),
      quoteNo: field('quoteNo', number),
      since: field('since', number),
      life: field('life', number),
      view: field('view', readManyView),
      changed: field('changed', orNull(text)),
      again: field('again', orNull(readDontAskMany)),
      waiting: field('waiting', number),
    };
  }
  const call = field('call', text);
  switch (kind) {
    case 'done':
    case 'ended':
      return {
        kind,
        call,
        say: field('say', text),
        ...readWhoAsked(value, where),
        mark: field('mark', oneOf('settled', 'gone', 'blocked', 'late', 'doubt')),
      };
    case 'sending':
      return { kind, call, ...readWhoAsked(value, where), say: field('say', text) };
    case 'deciding': {
      const choice = field('choice', orAbsent(readChoice));
      const undescribed = field('undescribed', orAbsent(readUndescribed));
      return {
        kind,
        call,
        quoteNo: field('quoteNo', number),
        since: field('since', number),
        life: field('life', number),
        view: field('view', readQuote),
        ...field('notKnown', readNotKnown),
        site: field('site', text),
        title: field('title', text),
        changed: field('changed', orNull(text)),
        waiting: field('waiting', number),
        again: field('again', orNull(readDontAsk)),
        ...(choice === undefined ? {} : { choice }),
        ...(undescribed === undefined ? {} : { undescribed }),
        among: field('among', orNull(readAmong)),
      };
    }
  }
};

/** What `popupState` answers. */
export const readPopupState: Parse<PopupState> = (value, where) => {
  const field = fieldsOf(value, where);
  const kind = field('kind', oneOf('first-run', 'ready', 'making', 'broken'));
  switch (kind) {
    case 'first-run':
      return { kind };
    case 'making':
      return { kind, done: field('done', number), say: field('say', text) };
    case 'broken':
      return { kind, say: field('say', text) };
    case 'ready':
      return {
        kind,
        accounts: field('accounts', listOf(readPopupAccount)),
        calls: field('calls', listOf(readCall)),
        free: field('free', listOf(readCall)),
        checkable: field('checkable', listOf(readCheckable)),
        notices: field('notices', listOf(text)),
      };
  }
};

const readColumn: Parse<CheckColumn> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    column: field('column', text),
    name: field('name', orNull(text)),
    samples: field('samples', listOf(text)),
    isRead: field('isRead', flag),
  };
};

const readCheckAccount: Parse<CheckAccount> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    account: field('account', text),
    name: field('name', text),
    say: field('say', text),
    isCounted: field('isCounted', flag),
  };
};

const readCheckedCall: Parse<CheckedCall> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    what: field('what', text),
    units: field('units', text),
    say: field('say', text),
    view: field('view', readQuote),
  };
};

/** What `check` answers. */
export const readCheckAnswer: Parse<CheckAnswer> = (value, where) => {
  const field = fieldsOf(value, where);
  const kind = field('kind', oneOf('answer', 'calls', 'choose-account', 'choose', 'trouble'));
  const say = field('say', text);
  switch (kind) {
    case 'trouble':
      return { kind, say };
    case 'choose-account':
      return { kind, say, accounts: field('accounts', listOf(readCheckAccount)) };
    case 'choose':
      return { kind, say, columns: field('columns', listOf(readColumn)) };
    case 'calls':
      return {
        kind,
        say,
        units: field('units', text),
        calls: field('calls', listOf(readCheckedCall)),
        read: field('read', orNull(text)),
      };
    case 'answer':
      return {
        kind,
        say,
        first: field('first', orNull(text)),
        units: field('units', text),
        view: field('view', readQuote),
        counted: field('counted', orNull(text)),
        accounts: field('accounts', listOf(readCheckAccount)),
        read: field('read', orNull(text)),
        columns: field('columns', listOf(readColumn)),
      };
  }
};

/** What `exportUsage` answers. */
export const readExportedFile: Parse<ExportedFile> = (value, where) => {
  const field = fieldsOf(value, where);
  return { name: field('name', text), type: field('type', text), text: field('text', text) };
};

const readUnheld: Parse<UnheldView> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    call: field('call', text),
    line: field('line', orNull(text)),
    provider: field('provider', text),
    site: field('site', text),
    title: field('title', text),
    when: field('when', text),
    what: field('what', text),
    would: field('would', text),
    by: field('by', text),
    bindsNumbers: field('bindsNumbers', flag),
    allowedUntil: field('allowedUntil', orNull(text)),
  };
};

/** What `unheld` answers. */
export const readUnheldCalls: Parse<readonly UnheldView[]> = listOf(readUnheld);
