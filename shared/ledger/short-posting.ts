import { type Bag, isRecord } from '../bag.ts';
import type { Ask, Move, Posting } from '../model/posting.ts';

/** What goes without saying: keys that have these values are not written, and a posting that lacks them has these. */
const UNSAID: Partial<Posting> = {
  route: '',
  params: {},
  tag: null,
  user: null,
  site: null,
  decision: null,
  items: 0,
  status: null,
  quoted: null,
  asks: [],
  moves: [],
  changes: [],
  settings: null,
  warnings: [],
};
const UNSAID_OF_ASK: Partial<Ask> = { variant: '', valid: true, target: '', list: '', fields: {} };
const UNSAID_OF_ITEM = { number: '', variant: '' };
/** Units come from nowhere, or move on from where they were held. How many they are is always said: an amount that is missing is damage. */
const UNSAID_OF_FIRST: Partial<Move> = { from: null };
const UNSAID_OF_LATER: Partial<Move> = { from: 'reserved' };

const NONE: ReadonlySet<string> = new Set();
const ITEM: ReadonlySet<string> = new Set(Object.keys(UNSAID_OF_ITEM));
const UNITS: ReadonlySet<string> = new Set<keyof Move>(['hold', 'of']);

const isEmpty = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  for (const _ in value) return false;
  return true;
};

const goesWithoutSaying = (value: unknown, usual: unknown): boolean =>
  usual !== undefined && (usual === value || (isEmpty(usual) && isEmpty(value)));

/** Adds what of an object has to be written to what is written already; some keys are written in another way. */
const addSaid = (
  kept: Record<string, unknown>,
  value: object,
  unsaid: Bag,
  otherwise: ReadonlySet<string> = NONE,
): Bag => {
  const given = value as Bag;
  // By its keys, and nothing copied: a call of thousands of items is written while others wait.
  for (const key in given) {
    const one = given[key];
    if (!goesWithoutSaying(one, unsaid[key]) && !otherwise.has(key)) kept[key] = one;
  }
  return kept;
};

/** What of an object has to be written. */
const said = (value: object, unsaid: Bag): Bag => addSaid({}, value, unsaid);

const keyOf = ({ number, variant }: { readonly number: string; readonly variant: string }): string =>
  `${number}|${variant}`;

/** The first place of each item among those that a call asks for. */
const placesOf = (asks: readonly Ask[]): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  for (const [place, ask] of asks.entries()) if (!places.has(keyOf(ask))) places.set(keyOf(ask), place);
  return places;
};

/** What units are held for: an item that the call asks for is named by its place there. */
const shortOf = (of: NonNullable<Move['of']>, ask: number | undefined, sent: number): Bag =>
  ask === undefined ? addSaid({}, of, { ...UNSAID_OF_ITEM, at: sent }) : addSaid({ ask }, of, { at: sent }, ITEM);

/** Units of the posting's own call are named by what their id has beside the call's, and not at all where that is the item's place and the slot. */
const shortMove = (move: Move, { call, sent }: Posting, places: ReadonlyMap<string, number>): Bag => {
  const { hold, of } = move;
  const ask = of === undefined ? undefined : places.get(keyOf(of));
  const short: Record<string, unknown> = {};
  if (call === null || !hold.startsWith(`${call}:`)) short['hold'] = hold;
  else if (ask === undefined || hold !== `${call}:${ask}:${of?.slot}`) short['own'] = hold.slice(call.length + 1);
  addSaid(short, move, of === undefined ? UNSAID_OF_LATER : UNSAID_OF_FIRST, UNITS);
  if (of !== undefined) short['of'] = shortOf(of, ask, sent);
  return short;
};

/** A posting as it is written: without what goes without saying. Law: `wholePosting` makes the same posting of it. */
export const shortPosting = (posting: Posting): Bag => {
  const places = placesOf(posting.asks);
  return said(
    {
      ...posting,
      asks: posting.asks.map((ask) => said(ask, UNSAID_OF_ASK)),
      moves: posting.moves.map((move) => shortMove(move, posting, places)),
      changes: posting.changes.map((change) => said(change, UNSAID_OF_ITEM)),
    },
    { ...UNSAID, sent: posting.at, call: posting.id },
  );
};

const withUnsaid = (value: unknown, unsaid: Bag): unknown => (isRecord(value) ? { ...unsaid, ...value } : value);

const eachOf = (list: unknown, whole: (one: unknown) => unknown): unknown =>
  Array.isArray(list) ? list.map(whole) : list;

const itemAsked = (asks: unknown, place: unknown): Bag => {
  const ask: unknown = Array.isArray(asks) && typeof place === 'number' ? asks[place] : undefined;
  return isRecord(ask) ? { number: ask['number'], variant: ask['variant'] } : {};
};

/** The id of the units; nothing when the move has it, or does not say enough for one. */
const holdOf = (own: unknown, of: unknown, call: unknown): Bag => {
  if (typeof call !== 'string') return {};
  if (typeof own === 'string') return { hold: `${call}:${own}` };
  return isRecord(of) && typeof of['ask'] === 'number' ? { hold: `${call}:${of['ask']}:${of['slot']}` } : {};
};

const wholeMove = (value: unknown, { asks, call, sent }: Bag): unknown => {
  if (!isRecord(value)) return value;
  const { own, of, ...rest } = value;
  if (of === undefined) return { ...UNSAID_OF_LATER, ...holdOf(own, of, call), ...rest };
  if (!isRecord(of)) return value;
  const { ask, ...about } = of;
  const unsaid = ask === undefined ? UNSAID_OF_ITEM : itemAsked(asks, ask);
  return { ...UNSAID_OF_FIRST, ...holdOf(own, of, call), ...rest, of: { ...unsaid, at: sent, ...about } };
};

/** What `shortPosting` left out is put back. Postings of version 0.1.0, which left nothing out, come back as they are. */
export const wholePosting = (value: unknown): unknown => {
  if (!isRecord(value)) return value;
  const { asks, moves, changes, ...rest } = value;
  const posting: Bag = { ...UNSAID, sent: value['at'], call: value['id'], ...rest };
  const whole = { ...posting, asks: eachOf(asks ?? [], (ask) => withUnsaid(ask, UNSAID_OF_ASK)) };
  return {
    ...whole,
    moves: eachOf(moves ?? [], (move) => wholeMove(move, whole)),
    changes: eachOf(changes ?? [], (change) => withUnsaid(change, UNSAID_OF_ITEM)),
  };
};
