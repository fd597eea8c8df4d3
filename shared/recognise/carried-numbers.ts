import { isRecord } from '../bag.ts';
import { MOST_OF_CALL, parseJson } from '../json/parse-json.ts';
import { isStrong } from '../lists/shapes.ts';
import { decoded, type FormField, formFields } from '../pack/form-fields.ts';

/** What an address or a body carries may be any document: only so much is taken of it. */
const MOST_NUMBERS = 5000;
const LONGEST = 40;
const LEAST_DIGITS = 4;
/** A text in a field may be a document of its own, and so on: nobody nests them deeper. */
const DEEPEST = 40;

/** Names of fields that hold tracking numbers, without what separates their words. A number in them may have any form. */
const NAMES = new Set(
  [
    ...['num', 'nums', 'number', 'numbers', 'no', 'nos', 'trackings', 'tracking', 'trackno', 'tracknos', 'tracknumber'],
    ...['trackingno', 'trackingnos', 'trackingnumber', 'trackingnumbers', 'trackingcode', 'trackingid', 'trackid'],
    ...['shipmentnumber', 'shipmentnumbers', 'shipmentno', 'shipment', 'shipments', 'container', 'containers'],
    ...['containerno', 'containernumber', 'containernumbers', 'bl', 'blno', 'blnumber', 'billoflading', 'mbl', 'hbl'],
    ...['booking', 'bookingno', 'bookingnumber', 'awb', 'awbno', 'awbnumber', 'mawb', 'hawb', 'waybill', 'waybillno'],
    ...['waybillnumber', 'parcelno', 'parcelnumber', 'consignment', 'consignmentno', 'consignmentnumber'],
  ].flat(),
);

const foldName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const digitsIn = (text: string): number => text.replace(/[^0-9]/g, '').length;

/** A value in a field whose name says number. */
const isNamedNumber = (text: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9-]{4,49}$/.test(text) && digitsIn(text) >= LEAST_DIGITS;

/** Elements of XML, and arguments of a query: `<TrackNumber>100001</TrackNumber>`, `add(number: "100001")`, `number="100001"`. */
const WRITTEN_OUT = [
  /<(?:[\w-]{1,40}:)?([A-Za-z][\w.-]{0,40})(?:\s[^<>]{0,400})?>\s{0,40}([^<>]{5,400})</g,
  /([A-Za-z][\w-]{0,40})\s{0,4}[:=]\s{0,4}\[?\s{0,4}["']([^"'\r\n]{5,400})["']/g,
];

/** Fields that a text names, whatever it is written in. */
const writtenOut = (text: string): readonly FormField[] =>
  WRITTEN_OUT.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, name = '', value = '']) => [name, value] as const),
  );

/** Nothing but numbers, one a line or between commas: a list that somebody sends as it is. */
const isBareList = (text: string): boolean =>
  /^\s*[A-Za-z0-9-]{8,40}(?:[\s,;]+[A-Za-z0-9-]{8,40}){0,4999}\s*$/.test(text);

const jsonIn = (text: string): unknown => {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const read = parseJson(text, MOST_OF_CALL);
  return read.kind === 'json' ? read.value : undefined;
};

/** Takes the numbers of a text: those whose form says it, wherever they stand, and those in fields whose name says it. */
const take = (into: Set<string>) => {
  const takeText = (text: string): void => {
    for (const [run] of text.matchAll(/[A-Za-z0-9]+/g)) {
      if (into.size >= MOST_NUMBERS) return;
      if (run.length > LONGEST || digitsIn(run) < LEAST_DIGITS) continue;
      const number = run.toUpperCase();
      if (isStrong(number)) into.add(number);
    }
  };
  const takeNamed = (value: unknown): void => {
    const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
    for (const one of text.split(/[\s,;|]+/)) {
      if (into.size >= MOST_NUMBERS) return;
      if (isNamedNumber(one)) into.add(one.toUpperCase());
    }
  };
  const takeFields = (fields: readonly FormField[]): void => {
    for (const [name, value] of fields) if (NAMES.has(foldName(name))) takeNamed(value);
  };
  const walk = (value: unknown, name: string, depth: number): void => {
    if (depth > DEEPEST || into.size >= MOST_NUMBERS) return;
    if (Array.isArray(value)) {
      for (const one of value) walk(one, name, depth + 1);
      return;
    }
    if (isRecord(value)) {
      for (const [key, one] of Object.entries(value)) walk(one, foldName(key), depth + 1);
      return;
    }
    takeLeaf(value, name, depth);
  };
  const takeLeaf = (value: unknown, name: string, depth: number): void => {
    const inner = typeof value === 'string' ? jsonIn(value) : undefined;
    if (inner !== undefined) walk(inner, name, depth + 1);
    else if (NAMES.has(name)) takeNamed(value);
    else if (typeof value === 'string') takeFields(writtenOut(value));
  };
  return {
    text: (text: string): void => {
      takeText(text);
      const json = jsonIn(text);
      if (json !== undefined) {
        walk(json, '', 0);
        return;
      }
      const fields = formFields(text);
      for (const [name, value] of fields) walk(value, foldName(name), 0);
      if (fields.length === 0) takeFields(writtenOut(text));
      if (isBareList(text)) takeNamed(text);
    },
    path: takeText,
  };
};

/**
 * The tracking numbers that a call carries, in upper case, each once, as far as anybody can see who knows nothing of the address: texts whose form alone says a parcel or
 * a container, and values of fields that are named for one. `body` null where there is none, or none that is text. Nothing of either is kept.
 */
export const carriedNumbers = (address: string, body: string | null): readonly string[] => {
  const found = new Set<string>();
  const taking = take(found);
  const [path = '', query = ''] = (address.replace(/^[a-z]+:\/\/[^/?#]*/i, '').split('#')[0] ?? '').split(/\?(.*)/s);
  taking.path(decoded(path));
  if (query !== '') taking.text(query);
  if (query !== '') taking.path(decoded(query));
  if (body !== null && body !== '') taking.text(body);
  return [...found];
};
