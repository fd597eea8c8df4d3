import type { ManyTotal } from '../shared/words/many-total.ts';
import type {
  AccountView,
  BarView,
  CallView,
  CountView,
  GroupView,
  NumberFault,
  QuoteView,
  Span,
} from '../shared/words/views.ts';
import { fieldsOf, flag, listOf, number, oneOf, orAbsent, orNull, type Parse, text } from './parse-json.ts';

/** A piece of a sentence as the background tells it. */
export const readSpan: Parse<Span> = (value, where) => {
  const field = fieldsOf(value, where);
  return { text: field('text', text), tone: field('tone', oneOf('plain', 'charge', 'again', 'free')) };
};

export const KINDS = ['mistyped', 'again', 'warning', 'charge', 'maybe', 'unknown', 'free', 'refused'] as const;

/** What a group says of its items. */
export const readKind = oneOf(...KINDS);

export const readFault: Parse<NumberFault> = (value, where) => {
  const field = fieldsOf(value, where);
  return { at: field('at', number), length: field('length', number), say: field('say', text) };
};

const readFaults: Parse<Pick<GroupView, 'faults'>> = (value, where) => {
  if (value === undefined) return {};
  const field = fieldsOf(value, where);
  const numbers = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return { faults: Object.fromEntries(numbers.map((name) => [name, field(name, readFault)])) };
};

const readGroup: Parse<GroupView> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    kind: field('kind', readKind),
    rule: field('rule', text),
    head: field('head', text),
    units: field('units', text),
    say: field('say', text),
    source: field('source', orNull(text)),
    sourceName: field('sourceName', text),
    items: field('items', listOf(text)),
    ...field('faults', readFaults),
  };
};

/** A bar as the background tells it. */
export const readBar: Parse<BarView> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    used: field('used', number),
    sure: field('sure', number),
    maybe: field('maybe', number),
    left: field('left', orNull(number)),
    allowance: field('allowance', orNull(number)),
    usedText: field('usedText', text),
    nowText: field('nowText', text),
    leftText: field('leftText', text),
    back: field('back', orNull(text)),
  };
};

/** What one call, or several of one account, come to. */
export const readTotal: Parse<ManyTotal> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    provider: field('provider', text),
    account: field('account', text),
    headline: field('headline', listOf(readSpan)),
    doubt: field('doubt', orNull(text)),
    bar: field('bar', orNull(readBar)),
    isWary: field('isWary', flag),
  };
};

const readCount: Parse<CountView> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    head: field('head', text),
    was: field('was', text),
    will: field('will', text),
    foot: field('foot', text),
    bar: field('bar', readBar),
  };
};

/** A quote as the background tells it. */
export const readQuote: Parse<QuoteView> = (value, where) => {
  const field = fieldsOf(value, where);
  const counts = field('counts', orAbsent(listOf(readCount)));
  return {
    ...readTotal(value, where),
    ...(counts === undefined ? {} : { counts }),
    groups: field('groups', listOf(readGroup)),
    allows: field('allows', orNull(text)),
  };
};

/** An account as the background tells it. */
export const readAccount: Parse<AccountView> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    id: field('id', text),
    pack: field('pack', text),
    provider: field('provider', text),
    account: field('account', text),
    practice: field('practice', flag),
    figure: field('figure', text),
    caption: field('caption', text),
    low: field('low', orNull(oneOf('low', 'nearly-none'))),
    hint: field('hint', orNull(text)),
    bar: field('bar', orNull(readBar)),
    email: field('email', orNull(text)),
    next: field('next', orNull(text)),
  };
};

/** One of the last calls as the background tells it. */
export const readCall: Parse<CallView> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    when: field('when', text),
    what: field('what', text),
    units: field('units', text),
    tone: field('tone', oneOf('charge', 'free', 'none', 'unknown')),
    practice: field('practice', flag),
  };
};
