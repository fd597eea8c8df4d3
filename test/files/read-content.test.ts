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
      untold: [{ method: 'GET', holds: '$(…)' }],
    });
  });

  it('ends in good time where its marks never do', () => {
    for (const mark of ["'", '"', '\\', '$', '`', '^"', '$(', '${', ' ', '{{ '])
      expect(readContent(`curl x ${mark.repeat(200_000)}`).kind).toBe('calls');
    for (const mark of ['\n', 'a=b ', 'fetch("', '\n\t', '\nfetch("a",{']) readContent(`${mark.repeat(200_000)}x`);
  });
});

describe('what a shell fills in', () => {
  it('is named without what stands beside its name, which may be a key', () => {
    const text = `curl ${REGISTER} -H "17token: \${KEY:-0123456789}" -H "a: $(cat key-0123456789)" -d "\`x 0123456789\`"`;
    expect(readContent(text)).toMatchObject({ unfilled: [`\${KEY}`, '$(…)', '`…`'] });
    expect(JSON.stringify(readContent(text))).not.toContain('0123456789');
  });
});

describe('calls that are longer altogether than can be quoted at once', () => {
  it('are refused, in good time', () => {
    const text = `curl -G -d ${'a'.repeat(100_000)}${' u'.repeat(20_000)}`;
    expect(readContent(text)).toEqual({ kind: 'wrong', what: 'too-many-calls' });
  });
});

describe('a call copied as fetch', () => {
  it('is not looked for within the options of another', () => {
    const inner = 'fetch(\\"https://b.example/\\")';
    expect(callsIn(`fetch("https://a.example/", {"method":"POST","body":" ${inner}"});`)).toHaveLength(1);
  });

  it('is read with its options', () => {
    const options = { headers: { '17token': 'KEY', 'Content-Type': 'application/json' }, body: ITEMS, method: 'POST' };
    expect(callsIn(`fetch("${REGISTER}", ${JSON.stringify(options, null, 2)});`)).toEqual([registering]);
    expect(callsIn('fetch("https://a.example/");\nfetch("https://b.example/", {"method":"PUT"});')).toMatchObject([
      { method: 'GET', url: 'https://a.example/' },
      { method: 'PUT', url: 'https://b.example/' },
    ]);
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

  it('with a log is a recording, whole, cut off or written loosely; other JSON is a list, as anything else is', () => {
    for (const recording of [
      '{"log":{"entries":[]}}',
      '{"comment":"", "log":{"entries":[]}}',
      '{"log":{"entries":[{',
      "{'log': {'entries': []}}",
      '{log: {}}',
    ])
      expect(readContent(recording).kind).toBe('recording');
    for (const list of [
      '{"tracking_numbers":["RR100000001CN"]}',
      '{"data":{"items":[{"tracking_number":"RR100000001CN"}]}}',
      '{"number":"RR100000001CN"}\n{"number":"RR100000002CN"}',
      '{"a": ',
    ])
      expect(readContent(list).kind).toBe('list');
    for (const list of ['', 'RR100000001CN', '["RR100000001CN"]', 'From: To\n1,2', 'curly,number\n1,2', 'fetch\nRR1'])
      expect(readContent(list).kind).toBe('list');
  });
});
