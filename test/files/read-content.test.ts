import { describe, expect, it } from 'vitest';
import { readContent } from '../../shared/files/read-content.ts';

const REGISTER = 'https://api.17track.net/track/v2.4/register';
const ITEMS = '[{"number":"RR100000001CN","carrier":3011}]';

const callsIn = (text: string) => {
  const content = readContent(text);
  return content.kind === 'calls' ? content.calls : content;
};

const registering = {
  method: 'POST',
  url: REGISTER,
  headers: [
    ['17token', 'KEY'],
    ['Content-Type', 'application/json'],
  ],
  body: { kind: 'text', text: ITEMS },
};

const HEADERS = `-H '17token: KEY' -H 'Content-Type: application/json'`;

describe('a cURL command', () => {
  it.each([
    [
      'in quotes, over several lines',
      `curl '${REGISTER}' \\\n  ${HEADERS} \\\n  --data-raw '${ITEMS}' \\\n  --compressed`,
    ],
    ['with Windows line ends', `curl '${REGISTER}' \\\r\n  ${HEADERS} \\\r\n  -d '${ITEMS}'\r\n`],
    ['in double quotes', `curl -X POST "${REGISTER}" ${HEADERS} -d "${ITEMS.replaceAll('"', '\\"')}"`],
    [
      'in $ quotes',
      `curl ${REGISTER} ${HEADERS} --data-binary $'[{"number":"RR10000000\\x31CN",\\u0022carrier":3011}]'`,
    ],
    [
      'with a prompt, a variable of the environment and short options at once',
      `$ A=b curl -sSLXPOST ${REGISTER} ${HEADERS} -d'${ITEMS}'`,
    ],
    [
      'with an answer put into a file',
      `# first\n/usr/bin/curl ${REGISTER} -o out.json ${HEADERS} -d '${ITEMS}' > log.txt 2>&1 | jq .`,
    ],
    [
      'for cmd.exe',
      `curl ^"${REGISTER}^" ^\r\n  -H ^"17token: KEY^" ^\r\n  -H ^"Content-Type: application/json^" ^\r\n  --data-raw ^"^[^{^\\^"number^\\^":^\\^"RR100000001CN^\\^",^\\^"carrier^\\^":3011^}^]^"`,
    ],
    [
      'for cmd.exe without carets',
      `curl.exe "${REGISTER}" -H "17token: KEY" -H "Content-Type: application/json" -d "${ITEMS.replaceAll('"', '\\"')}"`,
    ],
  ])('is read %s', (_, text) => {
    expect(callsIn(text)).toEqual([registering]);
  });

  it('says its method by its options', () => {
    const methods = (text: string) => {
      const calls = callsIn(text);
      return 'kind' in calls ? calls : calls.map(({ method, url }) => `${method} ${url}`);
    };
    expect(methods('curl https://a.example/x')).toEqual(['GET https://a.example/x']);
    expect(methods('curl -I a.example/x')).toEqual(['HEAD https://a.example/x']);
    expect(methods('curl -X delete a.example/x -d 1')).toEqual(['DELETE https://a.example/x']);
    expect(methods('curl --get a.example/x?a=1 -d b=2 --data-urlencode "c=d e"')).toEqual([
      'GET https://a.example/x?a=1&b=2&c=d%20e',
    ]);
    expect(methods('curl a.example/1 a.example/2 --next -d 1 a.example/3; curl a.example/4\ncurl a.example/5')).toEqual(
      [
        'GET https://a.example/1',
        'GET https://a.example/2',
        'POST https://a.example/3',
        'GET https://a.example/4',
        'GET https://a.example/5',
      ],
    );
  });

  it('puts together what is sent, and does not know what lies in files', () => {
    const bodies = (text: string) => {
      const calls = callsIn(text);
      return 'kind' in calls ? calls : calls.map(({ body }) => body);
    };
    expect(bodies('curl a.example -d a=1 -d b=2')).toEqual([{ kind: 'text', text: 'a=1&b=2' }]);
    expect(bodies(`curl a.example --json '{"a":' --json '1}'`)).toEqual([{ kind: 'text', text: '{"a":1}' }]);
    expect(bodies('curl a.example -d @items.json')).toEqual([
      { kind: 'unreadable', why: 'is kept in a file of its own, items.json' },
    ]);
    expect(bodies('curl a.example --data-raw @1')).toEqual([{ kind: 'text', text: '@1' }]);
    expect(bodies('curl a.example -F a=b')).toEqual([{ kind: 'unreadable', why: 'is a form in parts' }]);
  });

  it('names no account by a variable, and knows no number from one', () => {
    expect(callsIn(`curl ${REGISTER} -H "17token: $KEY" -H '17token: $KEY' -d '[]'`)).toMatchObject([
      { headers: [['17token', '$KEY']] },
    ]);
    expect(callsIn(`curl ${REGISTER} -d "[{\\"number\\":\\"$N\\"}]"`)).toMatchObject([
      { body: { kind: 'unreadable', why: 'holds $N, which has no value here' } },
    ]);
    expect(readContent('curl "https://api.sinay.ai/x?shipmentNumber=$(next)"')).toMatchObject({
      calls: [],
      untold: [{ method: 'GET', holds: '$(next)' }],
    });
  });

  it('never closed, or a megabyte of marks, is read in time', () => {
    const started = performance.now();
    for (const mark of ["'", '"', '\\', '$', '`', '^"', '$(', '${', ' ']) readContent(`curl x ${mark.repeat(200_000)}`);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe('a call copied as fetch', () => {
  it('is read with its options', () => {
    const options = { headers: { '17token': 'KEY', 'Content-Type': 'application/json' }, body: ITEMS, method: 'POST' };
    expect(callsIn(`fetch("${REGISTER}", ${JSON.stringify(options, null, 2)});`)).toEqual([registering]);
    expect(callsIn('fetch("https://a.example/");\nfetch("https://b.example/", {"method":"PUT"});')).toMatchObject([
      { method: 'GET', url: 'https://a.example/' },
      { method: 'PUT', url: 'https://b.example/' },
    ]);
  });
});

const collection = (version: string, rest: object): string =>
  JSON.stringify({
    info: { name: 'Tracking', schema: `https://schema.getpostman.com/json/collection/v${version}/collection.json` },
    ...rest,
  });

describe('a Postman collection', () => {
  it('gives the calls of all its folders, with its own values and what folders sign in with', () => {
    const text = collection('2.1.0', {
      auth: {
        type: 'apikey',
        apikey: [
          { key: 'key', value: '17token' },
          { key: 'value', value: '{{key}}' },
        ],
      },
      variable: [
        { key: 'key', value: 'KEY' },
        { key: 'base', value: 'https://api.17track.net/{{path}}' },
        { key: 'path', value: 'track/v2.4' },
      ],
      item: [
        {
          name: 'Folder',
          item: [
            {
              name: 'Register',
              request: {
                method: 'POST',
                header: [
                  { key: 'Content-Type', value: 'application/json' },
                  { key: 'off', value: '1', disabled: true },
                ],
                body: { mode: 'raw', raw: ITEMS },
                url: { raw: '{{base}}/register', host: ['{{base}}'], path: ['register'] },
              },
            },
          ],
        },
        { name: 'Read', request: { auth: { type: 'noauth' }, url: '{{base}}/gettracklist' } },
        {
          name: 'One',
          request: {
            url: {
              protocol: 'https',
              host: ['a', 'example'],
              path: ['v', ':id'],
              query: [{ key: 'q', value: '1' }],
              variable: [{ key: 'id', value: '7' }],
            },
          },
        },
      ],
    });
    expect(callsIn(text)).toMatchObject([
      {
        method: 'POST',
        url: REGISTER,
        headers: [
          ['Content-Type', 'application/json'],
          ['17token', 'KEY'],
        ],
        body: { kind: 'text', text: ITEMS },
      },
      { method: 'GET', url: 'https://api.17track.net/track/v2.4/gettracklist', headers: [] },
      { url: 'https://a.example/v/7?q=1' },
    ]);
  });

  it('of version 2.0 is read, too', () => {
    const text = collection('2.0.0', {
      auth: { type: 'bearer', bearer: { token: 'T' } },
      item: [
        {
          request: {
            method: 'POST',
            url: 'https://a.example/',
            header: 'A: b\nC: d',
            body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: '1' }] },
          },
        },
      ],
    });
    expect(callsIn(text)).toMatchObject([
      {
        headers: [
          ['A', 'b'],
          ['C', 'd'],
          ['authorization', 'Bearer T'],
        ],
        body: { kind: 'text', text: 'a=1' },
      },
    ]);
  });

  it('names no account, number or address by what has no value in it', () => {
    const text = collection('2.1.0', {
      variable: [{ key: 'loop', value: '{{loop}}' }],
      item: [
        {
          request: {
            method: 'POST',
            url: REGISTER,
            header: [{ key: '17token', value: '{{secret}}' }],
            body: { mode: 'raw', raw: '[{"number":"{{loop}}"}]' },
          },
        },
        { request: { url: '{{base}}/register' } },
        { request: { url: { raw: 'https://a.example/:id', variable: [{ key: 'id', value: '' }] } } },
      ],
    });
    expect(readContent(text)).toMatchObject({
      calls: [
        {
          url: REGISTER,
          headers: [],
          body: { kind: 'unreadable', why: 'holds {{loop}}, which has no value here' },
        },
      ],
      untold: [{ holds: '{{base}}' }, { holds: ':id' }],
    });
  });
});

describe('a text', () => {
  it.each([
    ['page', '<!DOCTYPE html>\n<html><table><tr><td>RR100000001CN'],
    ['page', '\n<table border=1>'],
    ['xml', '<?xml version="1.0"?><Workbook>'],
    ['rich-text', '{\\rtf1\\ansi RR100000001CN}'],
    ['e-mail', 'Return-Path: <a@example.com>\r\nReceived: from b\r\n\r\nRR100000001CN'],
    ['powershell', '$session = New-Object X\nInvoke-WebRequest -UseBasicParsing -Uri "https://a.example"'],
    ['insomnia', '{"_type":"export","__export_format":4,"resources":[]}'],
  ])('that is a kind of its own is named: %s', (what, text) => {
    expect(readContent(text)).toEqual({ kind: 'wrong', what });
  });

  it('of JSON objects is a recording, and anything else a list', () => {
    expect(readContent('{"log":{"entries":[]}}').kind).toBe('recording');
    expect(readContent('{"a": ').kind).toBe('recording');
    for (const list of ['', 'RR100000001CN', '["RR100000001CN"]', 'From: To\n1,2', 'curly,number\n1,2', 'fetch\nRR1'])
      expect(readContent(list).kind).toBe('list');
  });
});
