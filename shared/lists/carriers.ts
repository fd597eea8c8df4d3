/** What a carrier stands for as a person wrote it. */
export type CarrierFound =
  | { readonly kind: 'none' }
  | { readonly kind: 'key'; readonly key: string }
  /** A number that the table does not have: it may be newer than the table. */
  | { readonly kind: 'unlisted'; readonly key: string }
  /** A name that several carriers have. */
  | { readonly kind: 'several' }
  | { readonly kind: 'unknown' };

/** The carriers of a provider: their keys, and the names that people write for them. */
export interface CarrierTable {
  /** The month that the table is from. */
  readonly date: string;
  readonly find: (written: string) => CarrierFound;
  /** What people call the carrier with this key; null where the table has no name for it. */
  readonly nameOf: (key: string) => string | null;
}

/** A table of carriers as data. */
export interface CarrierList {
  readonly date: string;
  /** A line a carrier: its key, its name, and other words for it, with "|" between them. */
  readonly carriers: readonly string[];
  /** Keys that the provider has without a name. */
  readonly unnamed: readonly string[];
  /** Names of firms with several carriers each. */
  readonly several: readonly string[];
}

/** What programs write where there is no carrier. */
const NOTHING = new Set(['', 'null', 'none', 'nan', 'na', 'nil', 'undefined', 'auto', '无', '自动']);

const ASCII = /^[\x20-\x7e]*$/;

/** Normalising costs more than looking. */
const normalised = (text: string): string => (ASCII.test(text) ? text : text.normalize('NFKC'));

/** A name without blanks, marks and case: "Canada Post", "canada_post" and "canada-post" are one. */
const plainName = (name: string): string =>
  ASCII.test(name)
    ? name.toLowerCase().replace(/[^a-z0-9]+/g, '')
    : name
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '');

const SEVERAL = '';
const LONGEST_NAME = 100;

const keysByName = ({ carriers, several }: CarrierList): ReadonlyMap<string, string> => {
  const keys = new Map<string, string>();
  for (const line of carriers) {
    const [key = '', ...names] = line.split('|');
    for (const name of names.map(plainName)) {
      const other = keys.get(name);
      keys.set(name, other === undefined || other === key ? key : SEVERAL);
    }
  }
  for (const name of several) keys.set(plainName(name), SEVERAL);
  return keys;
};

const NONE: CarrierFound = { kind: 'none' };
const UNKNOWN: CarrierFound = { kind: 'unknown' };

const namesByKey = ({ carriers }: CarrierList): ReadonlyMap<string, string> =>
  new Map(
    carriers.flatMap((line) => {
      const [key = '', name = ''] = line.split('|');
      return name === '' ? [] : [[key, name] as const];
    }),
  );

/** A key as a spreadsheet may have left it, with a fraction, grouped or with zeros in front: 21051.0, 21,051, 03011. Null for what is no number. */
const writtenKey = (written: string): string | null => {
  const found = /^[-+]?0*(\d{1,3}(?:,\d{3})+|\d+)(?:\.0*)?$/.exec(written);
  return found === null ? null : (found[1] ?? '').replaceAll(',', '');
};

/** Makes a table whose names can be looked up. The names are sorted out at the first look. */
export const carrierTable = (list: CarrierList): CarrierTable => {
  let names: ReadonlyMap<string, string> | null = null;
  let keys: ReadonlySet<string> | null = null;
  let named: ReadonlyMap<string, string> | null = null;
  const find = (written: string): CarrierFound => {
    if (written.length > LONGEST_NAME) return UNKNOWN;
    const text = normalised(written).trim();
    const key = writtenKey(text);
    if (key !== null) {
      if (key === '0' || /^-0*1(?:\.0*)?$/.test(text)) return NONE;
      keys ??= new Set([...list.unnamed, ...list.carriers.map((line) => line.slice(0, line.indexOf('|')))]);
      return { kind: keys.has(key) ? 'key' : 'unlisted', key };
    }
    const name = plainName(text);
    if (NOTHING.has(name)) return NONE;
    names ??= keysByName(list);
    const found = names.get(name);
    if (found === undefined) return UNKNOWN;
    return found === SEVERAL ? { kind: 'several' } : { kind: 'key', key: found };
  };
  const nameOf = (key: string): string | null => {
    named ??= namesByKey(list);
    return named.get(key) ?? null;
  };
  return { date: list.date, find, nameOf };
};
