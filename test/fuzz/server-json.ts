/** How a server reads JSON. The standard leaves all of this open, or servers do not mind the standard. */
export interface JsonHabits {
  readonly twice: 'first' | 'last';
  /** Keys in other letters, with marks or blanks, are ours to it. */
  readonly foldsKeys: boolean;
  /** What stands under __proto__ are fields of the object itself. */
  readonly mergesPrototype: boolean;
  /** Takes quotation marks of one stroke, comments, commas too many, names without marks, words, and what follows the first value. */
  readonly isLenient: boolean;
  /** A carriage return ends a comment of one line. */
  readonly returnEndsComment: boolean;
}

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NAMES = [
  ...[
    'number',
    'carrier',
    'carrier_old',
    'carrier_new',
    'lang',
    'translation_mode',
    'cacheLevel',
    'items',
    'tag',
    'data',
  ],
  ...['shipments'],
] as const;

const fold = (key: string): string =>
  key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const FOLDED = new Map<string, string>(NAMES.map((name) => [fold(name), name]));

class NoJson extends Error {}

const BLANK = /[\s\ufeff]*/y;
const NUMBER = /[-+]?(?:0x[0-9a-f]+|\d+(?:\.\d+)?(?:e[-+]?\d+)?)/iy;
const WORD = /[A-Za-z_$][\w$]*/y;

/** Parses a text as a server of these habits does; whole numbers are texts of their digits. Undefined when it takes it for no JSON. */
export const parseAs = (habits: JsonHabits, source: string): unknown => {
  const text = source.replace(/^\ufeff/, '');
  let at = 0;
  const matched = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const skip = (): void => {
    matched(BLANK);
    if (!habits.isLenient || text[at] !== '/') return;
    const rest = text.slice(at);
    const line = habits.returnEndsComment ? /^\/\/[^\n\r]*/ : /^\/\/[^\n]*/;
    const comment = /^\/\*[\s\S]*?\*\//.exec(rest)?.[0] ?? line.exec(rest)?.[0];
    if (comment === undefined) return;
    at += comment.length;
    skip();
  };
  const textIn = (mark: string): string => {
    const from = at;
    at += 1;
    while (at < text.length && text[at] !== mark) at += text[at] === '\\' ? 2 : 1;
    if (at >= text.length) throw new NoJson();
    at += 1;
    const inner = text.slice(from + 1, at - 1);
    if (mark === '"' && !habits.isLenient) return String(JSON.parse(`"${inner}"`));
    return inner.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (_, code: string) =>
      code.length === 5
        ? String.fromCharCode(Number.parseInt(code.slice(1), 16))
        : ({ n: '\n', t: '\t' }[code] ?? code),
    );
  };
  const listIn = <T>(end: string, one: () => T): T[] => {
    const all: T[] = [];
    at += 1;
    for (;;) {
      skip();
      if (text[at] === end && (habits.isLenient || all.length === 0)) break;
      all.push(one());
      skip();
      if (text[at] === end) break;
      if (text[at] !== ',') throw new NoJson();
      at += 1;
    }
    at += 1;
    return all;
  };
  const key = (): string => {
    const letter = text[at] ?? '';
    if (letter === '"' || (habits.isLenient && letter === "'")) return textIn(letter);
    const word = habits.isLenient ? matched(WORD) : '';
    if (word === '') throw new NoJson();
    return word;
  };
  const field = (): readonly [string, unknown] => {
    const name = key();
    skip();
    if (text[at] !== ':') throw new NoJson();
    at += 1;
    return [habits.foldsKeys ? (FOLDED.get(fold(name)) ?? name) : name, value()];
  };
  const number = (): unknown => {
    const found = matched(NUMBER);
    if (found !== '') return /^\d+$/.test(found) ? found : Number(found);
    const word = matched(WORD);
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null' || (habits.isLenient && word !== '')) return null;
    throw new NoJson();
  };
  const value = (): unknown => {
    skip();
    const letter = text[at] ?? '';
    if (letter === '{') return objectOf(habits, listIn('}', field));
    if (letter === '[') return listIn(']', value);
    if (letter === '"' || (habits.isLenient && "'`".includes(letter) && letter !== '')) return textIn(letter);
    return number();
  };
  try {
    if (habits.isLenient) matched(/\)\]\}',\n/y);
    const read = value();
    skip();
    if (at < text.length && !habits.isLenient) return undefined;
    return read;
  } catch {
    return undefined;
  }
};

const objectOf = (habits: JsonHabits, fields: readonly (readonly [string, unknown])[]): Fields => {
  const made: Record<string, unknown> = Object.create(null);
  const put = (name: string, value: unknown): void => {
    if (habits.twice === 'first' && name in made) return;
    made[name] = value;
  };
  for (const [name, value] of fields) {
    if (habits.mergesPrototype && name === '__proto__' && isFields(value))
      for (const [inner, own] of Object.entries(value)) put(inner, own);
    else put(name, value);
  }
  return made;
};
