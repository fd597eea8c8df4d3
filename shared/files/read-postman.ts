import { type Bag, isBag } from '../bag.ts';
import type { Body } from '../recognise/recognise.ts';
import { placeholder } from './placeholder.ts';
import type { WrittenCall } from './written-call.ts';

const listOf = (value: unknown): readonly Bag[] => (Array.isArray(value) ? value.filter(isBag) : []);
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Fills in the collection's own values; what has none there stays marked as such. */
type FillIn = (text: string) => string;

const DEEPEST_VALUE = 5;
/** What values of a collection may fill in altogether, in characters: values may hold values, and each may stand in a thousand places. */
const MOST_FILLED = 16 * 1_048_576;

const fillInOf = (variables: readonly Bag[]): FillIn => {
  const values = new Map(
    variables
      .filter((one) => one['disabled'] !== true && textOf(one['value']) !== '')
      .map((one) => [textOf(one['key'] ?? one['id']), textOf(one['value'])]),
  );
  let left = MOST_FILLED;
  const fillIn = (text: string, depth: number): string =>
    text.replace(/\{\{([^{}\n]{1,200})\}\}/g, (all, name: string) => {
      const value = values.get(name.trim());
      left -= value?.length ?? 0;
      return value === undefined || depth === 0 || left < 0 ? placeholder(all) : fillIn(value, depth - 1);
    });
  return (text) => fillIn(text, DEEPEST_VALUE);
};

/** The parameters of a kind of sign-in: a list in collections of version 2.1, an object before. */
const parameterOf = (auth: Bag, kind: string, name: string): string => {
  const held = auth[kind];
  if (Array.isArray(held)) return textOf(listOf(held).find((one) => one['key'] === name)?.['value']);
  return isBag(held) ? textOf(held[name]) : '';
};

/** The header that a sign-in adds; none for kinds that no provider here knows. */
const authHeader = (auth: unknown, fillIn: FillIn): WrittenCall['headers'] => {
  if (!isBag(auth)) return [];
  if (auth['type'] === 'bearer') return [['authorization', `Bearer ${fillIn(parameterOf(auth, 'bearer', 'token'))}`]];
  if (auth['type'] !== 'apikey' || parameterOf(auth, 'apikey', 'in') === 'query') return [];
  return [[fillIn(parameterOf(auth, 'apikey', 'key')), fillIn(parameterOf(auth, 'apikey', 'value'))]];
};

/** What a request, a folder or a collection signs in with: its own way, else that of the folder around it. */
const ownAuth = (holder: Bag, outer: WrittenCall['headers'], fillIn: FillIn): WrittenCall['headers'] =>
  isBag(holder['auth']) ? authHeader(holder['auth'], fillIn) : outer;

const pairsText = (pairs: unknown, fillIn: FillIn): string =>
  listOf(pairs)
    .filter((one) => one['disabled'] !== true)
    .map((one) => `${fillIn(textOf(one['key']))}=${fillIn(textOf(one['value']))}`)
    .join('&');

const bodyOf = (body: unknown, fillIn: FillIn): Body => {
  if (!isBag(body) || body['disabled'] === true) return { kind: 'none' };
  switch (body['mode']) {
    case 'raw': {
      const text = fillIn(textOf(body['raw']));
      return text === '' ? { kind: 'none' } : { kind: 'text', text };
    }
    case 'urlencoded':
      return { kind: 'text', text: pairsText(body['urlencoded'], fillIn) };
    case 'formdata':
      return { kind: 'unreadable', why: 'is a form in parts' };
    case 'file':
      return { kind: 'unreadable', why: 'is kept in a file of its own' };
    case 'graphql':
      return { kind: 'unreadable', why: 'is a GraphQL query' };
    default:
      return { kind: 'none' };
  }
};

const joined = (value: unknown, joint: string): string =>
  Array.isArray(value) ? value.map(textOf).join(joint) : textOf(value);

/** No address has more parts that take a value. */
const MOST_PARTS = 100;

/** The address of a request: its text, else put together from its parts. Parts of a path like `:id` take the values given for them. */
const addressOf = (url: unknown, fillIn: FillIn): string => {
  if (!isBag(url)) return fillIn(textOf(url));
  const query = pairsText(url['query'], (text) => text);
  const built = `${textOf(url['protocol']) || 'https'}://${joined(url['host'], '.')}/${joined(url['path'], '/')}${query === '' ? '' : `?${query}`}`;
  let address = fillIn(textOf(url['raw']) || built);
  for (const one of listOf(url['variable']).slice(0, MOST_PARTS)) {
    const [name, value] = [textOf(one['key'] ?? one['id']), fillIn(textOf(one['value']))];
    address = address.replace(`/:${name}`, () => `/${value === '' ? placeholder(`:${name}`) : value}`);
  }
  return address;
};

const headersOf = (header: unknown, fillIn: FillIn): WrittenCall['headers'] =>
  typeof header === 'string'
    ? header.split('\n').flatMap((line): WrittenCall['headers'] => {
        const at = line.indexOf(':');
        return at < 1 ? [] : [[line.slice(0, at).trim(), fillIn(line.slice(at + 1).trim())]];
      })
    : listOf(header)
        .filter((one) => one['disabled'] !== true)
        .map((one) => [fillIn(textOf(one['key'])), fillIn(textOf(one['value']))]);

const requestOf = (request: unknown, auth: WrittenCall['headers'], fillIn: FillIn): readonly WrittenCall[] => {
  if (typeof request === 'string')
    return [{ method: 'GET', url: fillIn(request), headers: [], body: { kind: 'none' } }];
  if (!isBag(request)) return [];
  return [
    {
      method: fillIn(textOf(request['method']) || 'GET'),
      url: addressOf(request['url'], fillIn),
      headers: [...headersOf(request['header'], fillIn), ...ownAuth(request, auth, fillIn)],
      body: bodyOf(request['body'], fillIn),
    },
  ];
};

/** Folders may lie in folders, as deep as a person goes. */
const DEEPEST_FOLDER = 30;

const callsIn = (
  items: unknown,
  auth: WrittenCall['headers'],
  fillIn: FillIn,
  depth: number,
): readonly WrittenCall[] =>
  depth === 0
    ? []
    : listOf(items).flatMap((item) => [
        ...requestOf(item['request'], auth, fillIn),
        ...callsIn(item['item'], ownAuth(item, auth, fillIn), fillIn, depth - 1),
      ]);

/** True for a collection of Postman, of version 2.0 or 2.1. */
export const isPostman = (value: unknown): value is Bag =>
  isBag(value) && Array.isArray(value['item']) && isBag(value['info']);

/** The calls of a Postman collection, in the order of its folders, with the values that it brings itself. */
export const readPostman = (collection: Bag): readonly WrittenCall[] => {
  const fillIn = fillInOf(listOf(collection['variable']));
  return callsIn(collection['item'], ownAuth(collection, [], fillIn), fillIn, DEEPEST_FOLDER);
};
