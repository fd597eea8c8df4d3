import { type Amount, parseAmount } from '../../../shared/amount.ts';
import type { Ceiling } from '../../../shared/gate/ceiling.ts';
import type { KeptCall, Standing, WaitingCall } from '../../../shared/holding/waiting-call.ts';
import { namedAsk } from '../../../shared/ledger/old-posting.ts';
import type { Ask } from '../../../shared/model/posting.ts';
import {
  fieldsOf,
  flag,
  listOf,
  number,
  oneOf,
  orAbsent,
  orNull,
  type Parse,
  text,
  UnexpectedJson,
} from '../../parse-json.ts';
import { readChoice } from '../../read-choice.ts';
import { readUndescribed } from '../../read-traffic.ts';
import { readQuote } from '../../read-views.ts';

const mapOf =
  <T>(parse: Parse<T>): Parse<Readonly<Record<string, T>>> =>
  (value, where) => {
    // Read as an object first, so that a list or a text is refused.
    fieldsOf(value, where);
    return Object.fromEntries(Object.entries(value ?? {}).map(([name, one]) => [name, parse(one, `${where}.${name}`)]));
  };

export const amount: Parse<Amount> = (value, where) => {
  const read = parseAmount(value);
  if (read === null) throw new UnexpectedJson(where, 'a whole number of thousandths');
  return read;
};

const anything: Parse<unknown> = (value) => value;

const readChoosing = orAbsent(oneOf('items', 'nothing', 'lenient', 'compressed', 'signed', 'too-many', 'unclear'));

const readAsk: Parse<Ask> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    number: field('number', text),
    variant: field('variant', text),
    valid: field('valid', flag),
    target: field('target', text),
    list: field('list', text),
    fields: field('fields', mapOf(anything)),
  };
};

/** What was kept of a call. Throws UnexpectedJson when it is none. */
export const readKeptCall: Parse<KeptCall> = (value, where) => {
  const field = fieldsOf(value, where);
  const provider = field('provider', text);
  const route = field('route', text);
  const choosing = field('choosing', readChoosing);
  const undescribed = field('undescribed', orAbsent(readUndescribed));
  return {
    id: field('id', text),
    provider,
    pack: field('pack', text),
    route,
    action: field('action', text),
    practice: field('practice', flag),
    params: field('params', mapOf(text)),
    asks: field(
      'asks',
      listOf((ask, place) => readAsk(namedAsk(provider, route, ask), place)),
    ),
    items: field('items', number),
    unreadable: field('unreadable', orNull(text)),
    unread: field('unread', flag),
    isLenient: field('isLenient', flag),
    account: field('account', text),
    site: field('site', text),
    title: field('title', text),
    tab: field('tab', text),
    page: field('page', text),
    place: field('place', number),
    print: field('print', text),
    ...(choosing === undefined ? {} : { choosing }),
    ...(undescribed === undefined ? {} : { undescribed }),
  };
};

const readCeiling: Parse<Ceiling> = (value, where) => {
  const field = fieldsOf(value, where);
  return { unknown: field('unknown', flag), most: field('most', mapOf(amount)) };
};

const readStanding: Parse<Standing> = (value, where) => {
  const field = fieldsOf(value, where);
  const kind = field('kind', oneOf('asked', 'deciding', 'allowed', 'blocked', 'reserved', 'settled', 'lost', 'gone'));
  switch (kind) {
    case 'deciding': {
      const choice = field('choice', orAbsent(readChoice));
      const until = field('until', orAbsent(orNull(number)));
      return {
        kind,
        seen: field('seen', listOf(readCeiling)),
        since: field('since', number),
        view: field('view', readQuote),
        changed: field('changed', orNull(text)),
        ...(choice === undefined ? {} : { choice }),
        ...(until === undefined ? {} : { until }),
      };
    }
    case 'allowed':
      return {
        kind,
        allowed: field('allowed', readCeiling),
        seen: field('seen', listOf(readCeiling)),
        view: field('view', readQuote),
      };
    case 'blocked':
      return { kind, reason: field('reason', text), problem: field('problem', orNull(text)) };
    case 'reserved':
      return { kind, view: field('view', orNull(readQuote)) };
    case 'asked':
    case 'settled':
    case 'lost':
    case 'gone':
      return { kind };
  }
};

/** A waiting call as it was kept, from before the worker ended. Throws UnexpectedJson when it is none. */
export const readWaitingCall: Parse<WaitingCall> = (value, where) => {
  const field = fieldsOf(value, where);
  const chosen = field('chosen', orAbsent(listOf(number)));
  return {
    call: field('call', readKeptCall),
    standing: field('standing', readStanding),
    ...(chosen === undefined ? {} : { chosen }),
  };
};

/** The same; null when it is none. */
export const keptCallOf = (key: string, value: unknown): WaitingCall | null => {
  try {
    return readWaitingCall(value, `waiting call ${key}`);
  } catch (error) {
    if (!(error instanceof UnexpectedJson)) throw error;
    return null;
  }
};
