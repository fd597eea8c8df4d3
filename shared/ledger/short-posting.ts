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

const isEmpty = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  for (const _ in value) return false;
  return true;
};

/** What of an object has to be written. */
const said = (value: object, unsaid: Bag): Bag => {
  const kept: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(value)) {
    const usual = unsaid[key];
    if (usual === undefined || !(usual === one || (isEmpty(usual) && isEmpty(one)))) kept[key] = one;
  }
  return kept;
};

const keyOf = ({ number, variant }: { readonly number: string; readonly variant: string }): string =>
  `${number}|${variant}`;

/** The first place of each item among those that a call asks for. */
const placesOf = (asks: readonly Ask[]): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  for (const [place, ask] of asks.entries()) if (!places.has(keyOf(ask))) places.set(keyOf(ask), place);
  return places;
};

/** What units are held for: an item that the call asks for is named by its place there. */
const shortOf = (of: NonNullable<Move['of']>, ask: number | undefined, sent: number): Bag => {
  if (ask === undefined) return said(of, { ...UNSAID_OF_ITEM, at: sent });
  const { number, variant, ...rest } = of;
  return { ask, ...said(rest, { at: sent }) };
};

/** Units of the posting's own call are named by what their id has beside the call's, and not at all where that is the item's place and the slot. */
const shortMove = ({ hold, of, ...rest }: Move, { call, sent }: Posting, places: ReadonlyMap<string, number>): Bag => {
  const ask = of === undefined ? undefined : places.get(keyOf(of));
  const isOwn = call !== null && hold.startsWith(`${call}:`);
  const isPlain = ask !== undefined && hold === `${call}:${ask}:${of?.slot}`;
  return {
    ...(isOwn ? (isPlain ? {} : { own: hold.slice(call.length + 1) }) : { hold }),
    ...said(rest, of === undefined ? UNSAID_OF_LATER : UNSAID_OF_FIRST),
    ...(of === undefined ? {} : { of: shortOf(of, ask, sent) }),
  };
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
