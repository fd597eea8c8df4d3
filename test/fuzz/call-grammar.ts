import fc from 'fast-check';
import { bodyText, mostly } from './json-grammar.ts';

/** A call as bytes on the wire, before anybody read it. */
export interface WireCall {
  readonly method: string;
  /** Path and query, as a client may send them. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

const NAMES = [
  ...['register', 'register', 'register', 'changeinfo', 'getRealTimeTrackInfo', 'deletetrack', 'changecarrier'],
  ...['stoptrack', 'retrack', 'gettrackinfo'],
] as const;

const pathTwists: readonly ((path: string) => string)[] = [
  (path) => path.toUpperCase(),
  (path) => `/${path}`,
  (path) => `${path}/`,
  (path) => path.replace('/track', '/%74rack'),
  (path) => path.replace('/track', '/%2574rack'),
  (path) => path.replace('/track', '/x/../track'),
  (path) => `/x/..%2f${path.slice(1)}`,
  (path) => `/;/${path.slice(1)}`,
  (path) => path.replace('/track', '/track;v=1'),
  (path) => path.replaceAll('/', '\\'),
  (path) => `/${path.slice(1).replaceAll('/', '%5c')}`,
  (path) => path.replace('/track', '/track%20'),
  (path) => path.replace('/track', '/.%2ftrack'),
  (path) => path.replace('/', '/%c0%af'),
  (path) => path.replace('/track', '/\uff54rack'),
  (path) => `${path}%00`,
  (path) => `${path}.json`,
  (path) => `${path}?_method=POST`,
  (path) => `${path}#x`,
  (path) => path.replace('/v', '/V'),
  (path) => path.replace('/v2.4', '/v2.4/./'),
  (path) => `/doc?next=${path}`,
];

const target = fc
  .tuple(
    fc.constantFrom(...NAMES),
    mostly(fc.constant('v2.4'), fc.constantFrom('v1', 'v2', 'v2.2', 'v3', 'V2.4', 'v2.4%20')),
    mostly(fc.constant(null), fc.constantFrom(...pathTwists), 12),
  )
  .map(([name, version, twist]) => {
    const path = `/track/${version}/${name}`;
    return { name, target: twist === null ? path : twist(path) };
  });

type Pair = readonly [name: string, value: string];

const credentials: fc.Arbitrary<readonly Pair[]> = mostly<readonly Pair[]>(
  fc.constant([['17token', 'key']]),
  fc.constantFrom<readonly Pair[]>(
    [
      ['17token', 'decoy'],
      ['17token', 'key'],
    ],
    [['17token', 'decoy, key']],
    [['17TOKEN', 'key']],
    [['17-token', 'key']],
    [
      ['17token', 'decoy'],
      ['17_token', 'key'],
    ],
    [['17token', ' key ']],
    [['17token', 'Bearer key']],
    [['Authorization', 'Bearer key']],
    [
      ['Authorization', 'key'],
      ['17token', 'decoy'],
    ],
    [['17token', '"key"']],
    [],
  ),
);

const types = mostly<readonly Pair[]>(
  fc.constant([['Content-Type', 'application/json']]),
  fc.constantFrom<readonly Pair[]>(
    [],
    [['Content-Type', 'text/plain']],
    [['Content-Type', 'application/x-www-form-urlencoded']],
    [['Content-Type', 'multipart/form-data; boundary=b']],
    [['Content-Type', 'application/json; charset=utf-16le']],
    [['Content-Type', 'application/json; charset=iso-8859-1']],
    [['Content-Type', 'application/json;charset="UTF-8"']],
  ),
);

const rewrites = mostly<readonly Pair[]>(
  fc.constant([]),
  fc.constantFrom<readonly Pair[]>(
    [['X-HTTP-Method-Override', 'POST']],
    [['X_HTTP_METHOD', 'POST']],
    [['X-Original-URL', '/track/v2.4/register']],
    [['X-Rewrite-URL', '/track/v2.4/register']],
    [['X-Forwarded-Prefix', '/x']],
  ),
  20,
);

const bytesOf = (text: string, how: number): Buffer => {
  if (how === 1) return Buffer.from(text, 'utf16le');
  if (how === 2) return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Buffer.from(text, how === 3 ? 'latin1' : 'utf8');
};

/** A call of 17TRACK, in one thing or another not as the documents have it. */
export const oddCall: fc.Arbitrary<WireCall> = fc
  .tuple(
    target,
    mostly(fc.constant('POST'), fc.constantFrom('GET', 'HEAD', 'PUT', 'OPTIONS', 'PATCH', 'DELETE', 'QUERY'), 20),
  )
  .chain(([{ name, target: path }, method]) =>
    fc
      .tuple(bodyText(name), credentials, types, rewrites, mostly(fc.constant(0), fc.constantFrom(1, 2, 3), 20))
      .map(([text, keys, type, rewrite, how]) => ({
        method,
        target: path,
        headers: [...keys, ...type, ...rewrite],
        body: bytesOf(text, how),
      })),
  );
