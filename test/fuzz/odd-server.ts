import fc from 'fast-check';
import { type SimulatedCall, simulatedCall } from '../../proxy/practice/simulated-call.ts';
import type { WireCall } from './call-grammar.ts';
import { type Fields, isFields, type JsonHabits, parseAs } from './server-json.ts';

/**
 * How a server, or what stands before it, reads a call where the standards leave it open. Each server that fast-check makes has some of these habits; behind
 * it stands the simulated provider, which charges for what this server makes of the call.
 */
export interface Habits extends JsonHabits {
  /** Looks for the list inside of wrappers, lists and texts; takes the first of a list for a text. */
  readonly unwraps: boolean;
  readonly cleans: 'nothing' | 'unseen' | 'wide' | 'after-nul';
  readonly readsForms: boolean;
  readonly guessesCharset: boolean;
  /** How often it undoes escapes in addresses. */
  readonly decodes: number;
  readonly dropsParameters: boolean;
  readonly resolvesDots: boolean;
  readonly turnsBackslashes: boolean;
  readonly trimsSegments: boolean;
  readonly takesRewrites: boolean;
  readonly credential: 'first' | 'last' | 'after-comma';
  readonly foldsHeaders: boolean;
}

export const habits: fc.Arbitrary<Habits> = fc.record({
  twice: fc.constantFrom('first', 'last'),
  foldsKeys: fc.boolean(),
  mergesPrototype: fc.boolean(),
  isLenient: fc.boolean(),
  returnEndsComment: fc.boolean(),
  unwraps: fc.boolean(),
  cleans: fc.constantFrom('nothing', 'unseen', 'wide', 'after-nul'),
  readsForms: fc.boolean(),
  guessesCharset: fc.boolean(),
  decodes: fc.nat(3),
  dropsParameters: fc.boolean(),
  resolvesDots: fc.boolean(),
  turnsBackslashes: fc.boolean(),
  trimsSegments: fc.boolean(),
  takesRewrites: fc.boolean(),
  credential: fc.constantFrom('first', 'last', 'after-comma'),
  foldsHeaders: fc.boolean(),
});

const utf8Of = (bytes: Buffer): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Buffer.from(
      bytes.toString('latin1').replace(/[\xc0\xc1][\x80-\xbf]/g, (two) =>
        // Bytes that are longer than they need to be are read by some all the same.
        String.fromCharCode(((two.charCodeAt(0) & 0x1f) << 6) | (two.charCodeAt(1) & 0x3f)),
      ),
      'latin1',
    ),
  );

const decodeOnce = (path: string): string =>
  utf8Of(
    Buffer.from(
      Buffer.from(path, 'utf8')
        .toString('latin1')
        .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
      'latin1',
    ),
  );

const resolveDots = (path: string): string => {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '.') kept.push(part);
  }
  return `/${kept.filter((part) => part !== '').join('/')}`;
};

/** The path that the server routes by. */
const pathOf = (given: string, has: Habits): string => {
  let path = given.split(/[?#]/, 1)[0] ?? '';
  for (let round = 0; round < has.decodes; round++) path = decodeOnce(path);
  path = path.normalize('NFKC').split('\0', 1)[0] ?? '';
  if (has.turnsBackslashes) path = path.replaceAll('\\', '/');
  if (has.dropsParameters) path = path.replace(/;[^/]*/g, '');
  if (has.trimsSegments) path = path.replace(/[ .]+(?=\/|$)/g, (dots) => (/^\.+$/.test(dots) ? dots : ''));
  return has.resolvesDots ? resolveDots(path) : path.replace(/\/{2,}/g, '/');
};

const clean = (text: string, has: Habits): string => {
  if (has.cleans === 'unseen') return text.replace(/[\p{Cf}\p{Cc}\ud800-\udfff]/gu, '');
  if (has.cleans === 'wide') return text.normalize('NFKC');
  return has.cleans === 'after-nul' ? (text.split('\0', 1)[0] ?? '') : text;
};

/** A value as the server hands it on: what is wrapped is unwrapped, texts are cleaned. */
const fieldOf = (name: string, value: unknown, has: Habits): unknown => {
  if (typeof value === 'string') return clean(value, has);
  if (name === 'items') return itemOf(has.unwraps && Array.isArray(value) ? value[0] : value, has);
  if (has.unwraps && Array.isArray(value)) return fieldOf(name, value[0], has);
  return has.unwraps && isFields(value) && name in value ? fieldOf(name, value[name], has) : value;
};

const itemOf = (item: unknown, has: Habits): unknown =>
  isFields(item)
    ? Object.fromEntries(Object.entries(item).map(([name, value]) => [name, fieldOf(name, value, has)]))
    : item;

const isItem = (value: unknown): value is Fields => isFields(value) && 'number' in value;

/** Looks for a list of items, as deep as wrappers go. */
const unwrap = (value: unknown, has: Habits, depth = 0): unknown => {
  if (depth > 400) return value;
  if (typeof value === 'string') return unwrap(parseAs(has, value), has, depth + 1);
  if (isItem(value)) return [value];
  if (Array.isArray(value)) {
    if (value.some(isItem)) return value;
    return value.length === 1 ? unwrap(value[0], has, depth + 1) : value;
  }
  const lists = isFields(value) ? Object.values(value).filter((one) => typeof one === 'object' && one !== null) : [];
  return lists.length === 1 ? unwrap(lists[0], has, depth + 1) : value;
};

const formOf = (text: string, has: Habits): unknown => {
  const part = /name="number"\r\n\r\n([^\r]*)/.exec(text)?.[1];
  if (part !== undefined) return [{ number: part }];
  if (/^%[57]B/i.test(text)) return parseAs(has, decodeURIComponent(text));
  const form = new URLSearchParams(text);
  const data = form.get('data');
  if (data !== null) return parseAs(has, data);
  return form.has('number') ? [Object.fromEntries(form)] : undefined;
};

const bodyOf = ({ body, headers }: WireCall, has: Habits): string => {
  const type = headers.find(([name]) => name === 'Content-Type')?.[1] ?? '';
  const isWide = has.guessesCharset && (/utf-16/i.test(type) || body.includes(0) || body[0] === 0xff);
  const text = isWide ? body.toString('utf16le') : body.toString(/8859/.test(type) ? 'latin1' : 'utf8');
  const whole = has.cleans === 'after-nul' ? (text.split('\0', 1)[0] ?? '') : text;
  const read = parseAs(has, whole) ?? (has.readsForms ? formOf(whole, has) : undefined);
  const list = has.unwraps ? unwrap(read, has) : read;
  if (!Array.isArray(list)) return '';
  return JSON.stringify(list.map((item: unknown) => itemOf(item, has)));
};

const FOLDED_TOKEN = /^17[-_]?token$/i;

const tokenOf = ({ headers }: WireCall, has: Habits): string => {
  const values = headers
    .filter(([name]) => (has.foldsHeaders ? FOLDED_TOKEN.test(name) : name.toLowerCase() === '17token'))
    .map(([, value]) => value.trim());
  const named = has.credential === 'last' ? values.at(-1) : values[0];
  const given = named ?? (has.foldsHeaders ? headers.find(([name]) => name === 'Authorization')?.[1] : undefined) ?? '';
  const bare = has.foldsHeaders ? given.replace(/^Bearer\s+/i, '').replace(/^"(.*)"$/, '$1') : given;
  return has.credential === 'after-comma' ? (bare.split(',').at(-1)?.trim() ?? '') : bare;
};

/** What the provider behind the server gets to serve, and on whose account. */
export const servedAs = (call: WireCall, has: Habits): { readonly call: SimulatedCall; readonly token: string } => {
  const header = (pattern: RegExp): string | undefined => call.headers.find(([name]) => pattern.test(name))?.[1];
  const path = has.takesRewrites ? (header(/^x-(?:original|rewrite)-url$/i) ?? call.target) : call.target;
  const asked = has.takesRewrites
    ? (header(/^x[-_]http[-_]method/i) ?? /[?&]_method=(\w+)/.exec(call.target)?.[1] ?? call.method)
    : call.method;
  const token = tokenOf(call, has);
  const made = simulatedCall(asked, '/', token === '' ? {} : { '17token': token }, bodyOf(call, has));
  return { call: { ...made, path: pathOf(path, has) }, token };
};
