import type { ChoiceGroup, ChoiceItem, ChoiceView, OfferView } from '../shared/words/choice-view.ts';
import { fieldsOf, flag, listOf, number, oneOf, orAbsent, orNull, type Parse, text } from './parse-json.ts';
import { readFault, readKind } from './read-views.ts';

const readItem: Parse<ChoiceItem> = (value, where) => {
  const field = fieldsOf(value, where);
  const fault = field('fault', orAbsent(readFault));
  return {
    place: field('place', number),
    number: field('number', text),
    isChosen: field('isChosen', flag),
    ...(fault === undefined ? {} : { fault }),
  };
};

const readGroup: Parse<ChoiceGroup> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    key: field('key', text),
    kind: field('kind', readKind),
    head: field('head', text),
    units: field('units', text),
    say: field('say', text),
    source: field('source', orNull(text)),
    sourceName: field('sourceName', text),
    items: field('items', listOf(readItem)),
    isRider: field('isRider', flag),
  };
};

const readOffer: Parse<OfferView> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    kind: field('kind', oneOf('all', 'new', 'free')),
    head: field('head', text),
    say: field('say', text),
    places: field('places', listOf(number)),
  };
};

/** What a person may choose among the items of a call, as the background tells it. */
export const readChoice: Parse<ChoiceView> = (value, where) => {
  const field = fieldsOf(value, where);
  const kind = field('kind', oneOf('items', 'whole'));
  const say = field('say', text);
  if (kind === 'whole') return { kind, say };
  return {
    kind,
    say,
    chosen: field('chosen', listOf(number)),
    offers: field('offers', listOf(readOffer)),
    groups: field('groups', listOf(readGroup)),
    untold: field('untold', orNull(text)),
  };
};
