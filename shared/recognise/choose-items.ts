import type { ListAddition } from '../json/add-to-list.ts';
import type { Slot } from '../json/structure.ts';
import type { Ask } from '../model/posting.ts';
import type { CompiledCall, CompiledPack } from '../pack/compiled.ts';
import { readBody } from './read-body.ts';
import type { Body, HeaderPairs, Recognised } from './recognise.ts';

/** Why a call goes out whole or not at all, though it names several items. */
export type WhyWhole = 'lenient' | 'compressed' | 'signed' | 'too-many' | 'unclear';

/** Whether a person may choose among the items of a call: `nothing` where there are none to choose among. */
export type Choosing = 'items' | 'nothing' | WhyWhole;

/** So many items a person may choose among: nobody looks through more, and each choice is priced at once. */
const MOST_TO_CHOOSE = 1000;

/** What goes out of a call of which some items stay here. */
export interface SentOnly {
  readonly body: string;
  /** What the answer says besides; null where it has no place for it. */
  readonly add: ListAddition | null;
}

/** Headers that say what a body's bytes are: others would not fit them. */
const SIGNING = new Set([
  ...['content-md5', 'content-digest', 'repr-digest', 'digest', 'signature', 'signature-input'],
  ...['x-signature', 'x-amz-content-sha256'],
]);

const hasHeader = (headers: HeaderPairs, isIt: (name: string, value: string) => boolean): boolean =>
  headers.some(([name, value]) => isIt(name.toLowerCase(), value.trim().toLowerCase()));

const isPacked = (headers: HeaderPairs): boolean =>
  hasHeader(headers, (name, value) => name === 'content-encoding' && value !== '' && value !== 'identity');

/** The text without the byte order mark that a reader passes over. */
const bare = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

const isSame = (one: readonly Ask[], other: readonly Ask[]): boolean => JSON.stringify(one) === JSON.stringify(other);

const asksIn = (call: CompiledCall, text: string): readonly Ask[] | null => {
  const { body, isLenient } = readBody({ kind: 'text', text }, []);
  const read = isLenient ? null : call.readAsks?.({ query: new Map(), body, params: {}, text });
  return read?.kind === 'asks' ? read.asks : null;
};

/** One list with some of its elements: with all of them it is as it was, and blanks go with the elements that they stand before. */
const withSome = (text: string, slots: readonly Slot[], isKept: (nth: number) => boolean): string => {
  const last = slots.at(-1);
  if (last === undefined) return '';
  const kept = slots.filter((_, nth) => isKept(nth));
  const ends = text.slice(last.value.end, last.end);
  return kept
    .map((slot, nth) => text.slice(slot.from, nth < kept.length - 1 ? slot.end : slot.value.end))
    .join(',')
    .concat(ends);
};

const slotsOf = (call: CompiledCall, text: string): readonly Slot[] | null =>
  call.findItemLists?.(text)?.flatMap(({ slots }) => slots) ?? null;

/**
 * The body of a call with only some of its items, by their places in the call; all else stays as it is, letter for letter. It is read again as its provider reads it:
 * null where that would not be exactly the items that were chosen, and then nothing may be sent. Law: with all items it is the body itself.
 */
export const chosenBody = (
  call: CompiledCall,
  text: string,
  asks: readonly Ask[],
  chosen: readonly number[],
): string | null => {
  const whole = bare(text);
  const lists = call.findItemLists?.(whole) ?? null;
  if (lists === null) return null;
  const isChosen = new Set(chosen);
  let place = 0;
  const edits = lists.flatMap(({ slots }) => {
    const first = place;
    place += slots.length;
    const [from, end] = [slots[0]?.from, slots.at(-1)?.end];
    if (from === undefined || end === undefined) return [];
    return [{ from, end, text: withSome(whole, slots, (nth) => isChosen.has(first + nth)) }];
  });
  let body = '';
  let copied = 0;
  // Lists are read in the order of a parser, which may not be that of the text.
  for (const edit of edits.sort((a, b) => a.from - b.from)) {
    body += whole.slice(copied, edit.from) + edit.text;
    copied = edit.end;
  }
  body += whole.slice(copied);
  const wanted = asks.filter((_, nth) => isChosen.has(nth));
  const read = asksIn(call, body);
  if (read === null || !isSame(read, wanted) || wanted.length !== isChosen.size) return null;
  return text.slice(0, text.length - whole.length) + body;
};

/** What the answer to a call says besides of the items that stayed here. Null where nothing stayed, or the provider's answers have no place for it. */
export const heldBackAnswer = (
  { heldBack }: CompiledPack,
  call: CompiledCall,
  text: string,
  chosen: readonly number[],
): ListAddition | null => {
  const whole = bare(text);
  const slots = heldBack === null ? null : slotsOf(call, whole);
  if (heldBack === null || slots === null) return null;
  const isChosen = new Set(chosen);
  const held = slots.filter((_, nth) => !isChosen.has(nth));
  const elements = held.map(({ value }) => heldBack.entry(whole.slice(value.from, value.end))).join(',');
  return held.length === 0 ? null : { list: heldBack.list, elements };
};

/** What goes out where only some items are chosen. Null where that cannot be told for certain: then nothing may go out. */
export const sentOnly = (
  { pack, call, asks }: Recognised,
  text: string | null,
  chosen: readonly number[],
): SentOnly | null => {
  const body = call === null || text === null ? null : chosenBody(call, text, asks, chosen);
  if (body === null || call === null || text === null) return null;
  return { body, add: heldBackAnswer(pack, call, text, chosen) };
};

/** Whether a person may choose among the items of a call as it was sent. */
export const choosingOf = (
  { call, asks, unreadable, isLenient }: Recognised,
  body: Body,
  headers: HeaderPairs,
): Choosing => {
  if (call?.findItemLists == null || unreadable !== null || asks.length < 2 || body.kind !== 'text') return 'nothing';
  if (isLenient) return 'lenient';
  if (isPacked(headers)) return 'compressed';
  if (hasHeader(headers, (name) => SIGNING.has(name))) return 'signed';
  if (asks.length > MOST_TO_CHOOSE) return 'too-many';
  const first = chosenBody(call, body.text, asks, [0]);
  return first === null ? 'unclear' : 'items';
};
