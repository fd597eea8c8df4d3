import type { ManyCall, ManyGroup, ManySite, ManyView } from '../shared/words/many-view.ts';
import { fieldsOf, flag, listOf, orNull, type Parse, text } from './parse-json.ts';
import { readKind, readSpan, readTotal } from './read-views.ts';

const readCall: Parse<ManyCall> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    call: field('call', text),
    head: field('head', text),
    at: field('at', text),
    units: field('units', text),
    isTicked: field('isTicked', flag),
  };
};

const readGroup: Parse<ManyGroup> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    kind: field('kind', readKind),
    head: field('head', text),
    say: field('say', text),
    units: field('units', text),
    calls: field('calls', listOf(readCall)),
  };
};

const readSite: Parse<ManySite> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    site: field('site', text),
    title: field('title', text),
    tabs: field('tabs', orNull(text)),
    groups: field('groups', listOf(readGroup)),
  };
};

/** A question about several calls as the background tells it. */
export const readManyView: Parse<ManyView> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    provider: field('provider', text),
    account: field('account', text),
    waits: field('waits', text),
    first: field('first', text),
    headline: field('headline', listOf(readSpan)),
    doubt: field('doubt', orNull(text)),
    totals: field('totals', listOf(readTotal)),
    sites: field('sites', listOf(readSite)),
    isWary: field('isWary', flag),
  };
};
