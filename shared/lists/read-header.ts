import { mayBeFreight, readFreightHeader } from './freight-header.ts';
import {
  carrierWords,
  type HeaderRole,
  neverWords,
  numberWords,
  otherWords,
  totalWords,
  wholeWords,
} from './header-words.ts';

/** What a header says of its column; not `sure` where the cells must agree. */
export interface HeaderSays {
  readonly role: HeaderRole;
  readonly sure: boolean;
}

const NUMBER = new Set(
  'no nr n num number numbers nos nums nummer nummern numero numeros numer numery nomor numarasi numara номер номера'.split(
    ' ',
  ),
);
/** Words that join others and say nothing. */
const JOINS = new Set('de du des di da do of the del d la le a'.split(' '));
/** A bill of lading, however it is written: B/L, B.O.L., MB/L, "bills of lading", "MasterBL". Not the shop bol.com. */
const BILL =
  /(?<= |^)(?:(?:(?:bills? ?(?:of ?)?lading|lading bills?)|([mho]?) ?b ?(?:o ?)?l)|(master|ocean|house) ?b ?(?:o ?)?l)(?= |$)(?! com)/g;
const COMPOUND = /^(\p{L}{3,}?)(?:numbers?|nummern?|num|nr)$/u;

const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');

/** The words of a header: lower case, camelCase apart, no accents, plurals as singulars; what stands for "number" is "no". */
const wordsOf = (text: string): readonly string[] => {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/\bn\.?[°o]\.?(?=[^\p{L}]|$)/gu, ' no ')
    .replaceAll('#', ' no ');
  const found =
    withoutMarks(plain)
      .replaceAll('ł', 'l')
      .replaceAll('ı', 'i')
      .replaceAll('ß', 'ss')
      .replace(/(?<=[a-z])(?=\p{Script=Han})/gu, ' ')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const words = found
    .join(' ')
    .replace(BILL, (_, mark = '', word = '') => (word === '' ? `${mark}bl` : `${word} bl`))
    .split(' ')
    .filter((word) => word !== '');
  return words.flatMap((word) => {
    if (JOINS.has(word)) return [];
    if (NUMBER.has(word)) return ['no'];
    const compound = COMPOUND.exec(word)?.[1];
    if (compound !== undefined) return [singular(compound), 'no'];
    return [singular(word)];
  });
};

const singular = (word: string): string => (/^[a-z]{4,}[^s\W]s$/.test(word) ? word.slice(0, -1) : word);

const MOST_OF_HEADER = 200;

/** The words without blanks and without "number": "Tracking No.", "tracking_number" and "TrackingNumbers" are one. */
const keyOf = (words: readonly string[]): string => {
  const key = words.filter((word) => word !== 'no').join('');
  return key === '' && words.length > 0 ? 'no' : key;
};

const listOf = (words: string): readonly string[] =>
  words
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const ROLES: readonly HeaderRole[] = ['other', 'lang', 'booking', 'bill', 'container', 'number', 'carrier'];

const fullKey = (words: readonly string[]): string => words.join('');

const makeWhole = (): ReadonlyMap<string, HeaderSays> => {
  const says = new Map<string, HeaderSays>();
  // First with "number", then without it: the Turkish "kargo no" is a number, "kargo" a carrier.
  for (const key of [fullKey, keyOf]) {
    for (const sure of [true, false]) {
      for (const role of ROLES) {
        for (const word of listOf(sure ? wholeWords[role].sure : wholeWords[role].weak)) {
          const found = key(wordsOf(word));
          if (!says.has(found)) says.set(found, { role, sure });
        }
      }
    }
  }
  return says;
};

interface Phrases {
  readonly spaced: readonly string[];
  readonly joined: readonly string[];
}

/** Scripts that write without blanks are looked for anywhere, the others word by word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

const makePhrases = (words: string): Phrases => {
  const all = listOf(words);
  return {
    spaced: all.filter((word) => !UNSPACED.test(word)).map((word) => ` ${wordsOf(word).join(' ')} `),
    joined: all.filter((word) => UNSPACED.test(word)).map((word) => keyOf(wordsOf(word))),
  };
};

/** Whole words, and their first letters: most cells are told by theirs. */
const makeTotals = () => {
  const all = listOf(totalWords);
  return { words: new Set(all), letters: new Set(all.map((word) => word.charAt(0))) };
};

const makeTables = () => ({
  whole: makeWhole(),
  never: makePhrases(neverWords),
  number: makePhrases(numberWords),
  carrier: makePhrases(carrierWords),
  other: makePhrases(otherWords),
  totals: makeTotals(),
});

let made: ReturnType<typeof makeTables> | null = null;

/** Made at the first look: most runs read no list. */
const tables = (): ReturnType<typeof makeTables> => {
  made ??= makeTables();
  return made;
};

const partly = (words: readonly string[]): HeaderSays | null => {
  const { never, number, carrier, other } = tables();
  const spaced = ` ${words.join(' ')} `;
  const joined = keyOf(words);
  const has = (phrases: Phrases): boolean =>
    phrases.spaced.some((phrase) => spaced.includes(phrase)) ||
    phrases.joined.some((phrase) => joined.includes(phrase));
  if (has(never)) return { role: 'other', sure: true };
  const isNumber = has(number);
  const isNamedNumber = words.includes('no') || /[号號码碼]$|番号$|번호$/.test(joined);
  if (has(carrier) && !(isNumber && isNamedNumber)) return { role: 'carrier', sure: false };
  if (isNumber) return { role: 'number', sure: false };
  const freight = mayBeFreight(words);
  if (freight !== null) return freight;
  return has(other) ? { role: 'other', sure: false } : null;
};

/** What a header says of its column, in any of the languages that its words are known in; null for what says nothing. */
export const readHeader = (header: string): HeaderSays | null => {
  if (header.length > MOST_OF_HEADER) return null;
  const words = wordsOf(header);
  if (words.length === 0) return null;
  const { whole } = tables();
  const key = keyOf(words);
  const exact = whole.get(fullKey(words)) ?? whole.get(key);
  if (exact !== undefined) return exact;
  const freight = readFreightHeader(words);
  if (freight !== null) return freight;
  // "Tracking Number 2", "trackingno", and ids that are numbers by another name.
  const bare =
    whole.get(key.replace(/\d+$/, '')) ??
    whole.get(key.replace(/(?<=[a-z]{2})(?:no|nos|nr)$/, '')) ??
    (words.at(-1) === 'id' ? whole.get(keyOf(words.slice(0, -1))) : undefined);
  if (bare !== undefined && bare.role !== 'other') return { role: bare.role, sure: bare.sure && words.at(-1) !== 'id' };
  return partly(words);
};

const AFTER_TOTAL = ' 0123456789.,:：';
const LONGEST_TOTAL = 40;

/** True for the first cell of a row that adds others up: "Total", "合计：", "Total: 12". */
export const isTotal = (cell: string): boolean => {
  if (cell.length > LONGEST_TOTAL) return false;
  const { words, letters } = tables().totals;
  if (!letters.has(cell.charAt(0).toLowerCase())) return false;
  let end = cell.length;
  while (end > 0 && AFTER_TOTAL.includes(cell.charAt(end - 1))) end -= 1;
  return end > 0 && words.has(cell.slice(0, end).toLowerCase());
};
