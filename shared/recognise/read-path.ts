/**
 * Reads the paths of addresses as servers may read them. Everything here works by index and operators alone: the page hook runs it in pages that may have
 * replaced the methods of texts and lists.
 */

/**
 * In a decoded path: a byte that is no printable ASCII. Servers drop it, or take it for a letter, a slash or the end. Itself one of those, and ASCII: browsers
 * load no script that holds a character which Unicode keeps for nobody, as bundlers write it out.
 */
const ANY = '\u0001';

const { create } = Object;
const Bytes = Uint8Array;

const table = (keys: string, values: string): { readonly [letter: string]: string } => {
  const made: { [letter: string]: string } = create(null);
  for (let at = 0; at < keys.length; at += 1) made[keys[at] ?? ''] = values[at] ?? '';
  return made;
};

const LOWER = table('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz');
const HEX = '0123456789abcdef';
const NIBBLE: { readonly [letter: string]: number } = (() => {
  const made: { [letter: string]: number } = create(null);
  for (let at = 0; at < 16; at += 1) {
    made[HEX[at] ?? ''] = at;
    made['0123456789ABCDEF'[at] ?? ''] = at;
  }
  return made;
})();
/** Printable ASCII from the blank on. */
const PRINTABLE = ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~';

const isLowerAscii = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) if (LOWER[text[at] ?? ''] !== undefined) return false;
  return true;
};

/** Letters of ASCII in lower case, all else as it is. */
export const lowerAscii = (text: string): string => {
  if (isLowerAscii(text)) return text;
  let lower = '';
  for (let at = 0; at < text.length; at += 1) lower += LOWER[text[at] ?? ''] ?? text[at];
  return lower;
};

const letterOf = (code: number): string => PRINTABLE[code - 32] ?? ANY;

/** The code that hexadecimal digits from `from` on stand for; -1 where there are not so many. */
const codeAt = (path: string, from: number, digits: number): number => {
  let code = 0;
  for (let at = from; at < from + digits; at += 1) {
    const nibble = NIBBLE[path[at] ?? ''];
    if (nibble === undefined) return -1;
    code = code * 16 + nibble;
  }
  return code;
};

const isWideEscape = (path: string, at: number): boolean =>
  path[at] === '%' && (path[at + 1] === 'u' || path[at + 1] === 'U');

/** The printable letter that an escape at this place stands for; a text that is no letter where there is none. */
export const letterEscapedAt = (text: string, at: number): string => {
  const code = isWideEscape(text, at) ? codeAt(text, at + 2, 4) : codeAt(text, at + 1, 2);
  return code < 0 ? '' : letterOf(code);
};

/** Undoes percent escapes once; `%u002f`, as one family of servers has it, too. */
export const decodeOnce = (path: string): string => {
  let decoded = '';
  let before = 0;
  for (let at = 0; at < path.length; at += 1) {
    const letter = path[at] ?? '';
    const isWide = isWideEscape(path, at);
    const digits = isWide ? 4 : 2;
    const start = isWide ? at + 2 : at + 1;
    const code = letter === '%' ? codeAt(path, start, digits) : -1;
    if (code >= 0) {
      // All bytes of a letter that is longer than one are one.
      if (!(code >= 0x80 && code < 0xc0 && before >= 0x80)) decoded += letterOf(code);
      at = start + digits - 1;
    } else decoded += letter < ' ' || letter > '~' ? ANY : letter;
    before = code;
  }
  return decoded;
};

/** Slashes that follow each other are one, and one at the end is none: all servers that take such a path read it so. */
const collapse = (path: string): string => {
  let plain = '';
  for (let at = 0; at < path.length; at += 1) if (path[at] !== '/' || path[at - 1] !== '/') plain += path[at];
  let shorter = '';
  if (plain.length < 2 || plain[plain.length - 1] !== '/') return plain;
  for (let at = 0; at < plain.length - 1; at += 1) shorter += plain[at];
  return shorter;
};

/** True where a segment ends at this place: at a slash, at a parameter, at the end. */
const isEnd = (letter: string | undefined): boolean =>
  letter === undefined || letter === '/' || letter === ';' || letter === '\\';

const hasWideEscape = (path: string): boolean => {
  for (let at = 0; at < path.length; at += 1) if (isWideEscape(path, at)) return true;
  return false;
};

/** True for a decoded path that servers resolve in different ways. */
const isOdd = (path: string): boolean => {
  for (let at = 0; at < path.length; at += 1) {
    const letter = path[at];
    if (letter === '%' || letter === '\\' || letter === ';' || letter === '?' || letter === '#' || letter === ANY)
      return true;
    if ((letter === '.' || letter === ' ') && isEnd(path[at + 1])) return true;
  }
  return false;
};

/** The path without what some servers drop: parameters of segments, dots and blanks at their ends. Backslashes are slashes. */
const loosen = (path: string): string => {
  let loose = '';
  let isParameter = false;
  for (let at = 0; at < path.length; at += 1) {
    const letter = path[at] === '\\' ? '/' : path[at];
    if (letter === '/') isParameter = false;
    if (letter === ';') isParameter = true;
    const isDropped = letter === ' ' && isEnd(path[at + 1]);
    if (!isParameter && !isDropped) loose += letter;
  }
  return loose;
};

/** Dot segments resolved: from the end, so that each segment is looked at once. A dot at the end of another segment is dropped. */
const resolve = (path: string): string => {
  let resolved = '';
  let skip = 0;
  let segment = '';
  for (let at = path.length - 1; at >= -1; at -= 1) {
    const letter = at < 0 ? '/' : path[at];
    if (letter !== '/') {
      if (letter !== '.' || segment !== '' || path[at - 1] === '.' || path[at - 1] === '/') segment = letter + segment;
      continue;
    }
    if (segment === '..') skip += 1;
    else if (segment !== '.' && segment !== '') {
      if (skip > 0) skip -= 1;
      else resolved = `/${segment}${resolved}`;
    }
    segment = '';
  }
  return resolved;
};

/** Which places of a root may be reached by one letter more, given those reached before it. */
const reachNext = (reached: Uint8Array, letter: string, root: string): Uint8Array => {
  const next = new Bytes(root.length + 1);
  for (let place = 0; place < root.length; place += 1) {
    if (reached[place] !== 1) continue;
    // Slashes that follow each other are one, also where what stood between them is dropped.
    if (letter === ANY || (letter === '/' && root[place - 1] === '/')) next[place] = 1;
    if (letter === ANY || letter === root[place]) next[place + 1] = 1;
  }
  return next;
};

const isDead = (reached: Uint8Array): boolean => {
  for (let place = 0; place < reached.length; place += 1) if (reached[place] === 1) return false;
  return true;
};

/** True when a path may begin with a root: each ANY in it stands for one letter or for none. */
const mayBeUnder = (path: string, root: string): boolean => {
  let reached: Uint8Array = new Bytes(root.length + 1);
  reached[0] = 1;
  for (let at = 0; at < path.length && !isDead(reached); at += 1) {
    reached = reachNext(reached, path[at] ?? '', root);
    if (reached[root.length] === 1) return true;
  }
  return false;
};

const isUnder = (path: string, roots: readonly string[]): boolean => {
  const lower = lowerAscii(`${path}/`);
  for (let at = 0; at < roots.length; at += 1) if (mayBeUnder(lower, roots[at] ?? '')) return true;
  return false;
};

/** Longer ones that are not plain no server takes. */
const MOST_CHARACTERS = 4096;
/** How often servers, one behind the other, undo escapes. */
const ROUNDS = 4;

/** True when any reading of an odd path lies under a root. */
const isOddUnder = (pathname: string, roots: readonly string[]): boolean => {
  if (pathname.length > MOST_CHARACTERS) return true;
  let path = pathname;
  for (let round = 0; round < ROUNDS; round += 1) {
    path = decodeOnce(path);
    const loose = collapse(loosen(path));
    if (isUnder(collapse(path), roots) || isUnder(loose, roots) || isUnder(resolve(loose), roots)) return true;
  }
  return false;
};

export type PathRead =
  /** Every server that takes it reads this path. */
  | { readonly kind: 'plain'; readonly path: string; readonly isUnder: boolean }
  /** Servers may read it in different ways, one of them under a root. */
  | { readonly kind: 'odd' }
  /** The same, none of them under a root. */
  | { readonly kind: 'elsewhere' };

/** Letters, digits and marks that no server reads in another way. */
export const PLAIN: { readonly [letter: string]: string } = table(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-_~.',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-_~.',
);

/** True for a path as nearly all are: nothing escaped, no slash after another or at the end, no dot at the end of a segment. */
export const isPlain = (path: string): boolean => {
  for (let at = 0; at < path.length; at += 1) {
    const letter = path[at] ?? '';
    if (PLAIN[letter] === undefined) return false;
    if (isEnd(path[at + 1]) && (letter === '.' || (letter === '/' && path.length > 1))) return false;
  }
  return true;
};

/** True when a plain path begins with a root. */
const beginsWith = (path: string, root: string): boolean => {
  for (let at = 0; at < root.length; at += 1) {
    const letter = at === path.length ? '/' : (path[at] ?? '');
    if ((LOWER[letter] ?? letter) !== root[at]) return false;
  }
  return true;
};

const isPlainUnder = (path: string, roots: readonly string[]): boolean => {
  for (let at = 0; at < roots.length; at += 1) if (beginsWith(path, roots[at] ?? '')) return true;
  return false;
};

/** Reads the path of an address on a provider's host. Roots are in lower case and begin and end with a slash. */
export const readPath = (pathname: string, roots: readonly string[]): PathRead => {
  if (isPlain(pathname)) return { kind: 'plain', path: pathname, isUnder: isPlainUnder(pathname, roots) };
  const decoded = decodeOnce(pathname);
  if (isOdd(decoded) || hasWideEscape(pathname)) return { kind: isOddUnder(pathname, roots) ? 'odd' : 'elsewhere' };
  const path = collapse(decoded);
  return { kind: 'plain', path, isUnder: isPlainUnder(path, roots) };
};
