import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_OF_CALL, parseJson } from '../../shared/json/parse-json.ts';

const readOf = (text: string): unknown => {
  const read = parseJson(text, MOST_OF_CALL);
  return read.kind === 'json' ? read.value : read.kind;
};

describe('a whole number of any length', () => {
  it.each([
    ['[92001900000000000001]', ['92001900000000000001']],
    ['{"number": 340434161094000051}', { number: '340434161094000051' }],
    ['{"a":[1,{"number":\n9007199254740993}]}', { a: [1, { number: '9007199254740993' }] }],
    ['9200190123456000000011', '9200190123456000000011'],
    ['[1234567890123456,"1234567890123456"]', ['1234567890123456', '1234567890123456']],
  ])('has its own digits: %s', (text, value) => {
    expect(readOf(text)).toEqual(value);
  });

  it('is a number while a number holds it', () => {
    expect(readOf('[0,7,123456789012345]')).toEqual([0, 7, 123456789012345]);
  });

  it('is left as it is with a sign, a fraction or an exponent: those are no digits of a number', () => {
    for (const text of [
      '[-92001900000000000001]',
      '[9200190000000000.5,9.2001900000000000005e+19,12345678901234567e2]',
    ])
      expect(readOf(text)).toEqual(JSON.parse(text));
  });

  it('is no JSON with zeros in front, as ever', () => {
    expect(readOf('[00340434161000000091]')).toBe('broken');
  });

  it('is let be within texts, keys and after escapes', () => {
    const value = {
      'a:12345678901234567': 'x, 12345678901234567',
      '\\': '": 12345678901234567',
      b: '\\"[12345678901234567',
    };
    expect(readOf(JSON.stringify(value))).toEqual(value);
  });
});

describe('any other text', () => {
  it('is what JSON.parse makes of it, or broken where it throws', () => {
    const part = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      '"',
      '\\',
      'a',
      '1',
      '-',
      '.5',
      'e3',
      ' ',
      '\n',
      'true',
      'null',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let wanted: unknown = 'broken';
        try {
          wanted = JSON.parse(text);
        } catch {}
        expect(readOf(text)).toEqual(wanted);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('is what was made of it by JSON.stringify', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        if (!/\d{16}/.test(text)) expect(readOf(text)).toEqual(JSON.parse(text));
      }),
      { seed: 1 },
    );
  });

  it('may begin with a byte order mark', () => {
    expect(readOf('\ufeff[1]')).toEqual([1]);
  });

  it('keeps the digits of what follows a long run of anything', () => {
    const blanks = ' '.repeat(1000);
    expect(readOf(`${blanks}[${blanks}92001900000000000001${blanks},${blanks}"${'x'.repeat(1000)}"${blanks}]`)).toEqual(
      ['92001900000000000001', 'x'.repeat(1000)],
    );
    expect(readOf(`[${'9'.repeat(100_000)},${'9'.repeat(20)}.5,-${'9'.repeat(20)}]`)).toEqual([
      '9'.repeat(100_000),
      1e20,
      -1e20,
    ]);
  });

  it('of more values than any call needs is not parsed', () => {
    expect(parseJson(`[${'{},'.repeat(600_000)}1]`, MOST_OF_CALL).kind).toBe('too-large');
    expect(parseJson(`[${'[]['.repeat(600_000)}`, MOST_OF_CALL).kind).toBe('too-large');
    expect(parseJson(`["${'{},'.repeat(600_000)}"]`, MOST_OF_CALL).kind).toBe('json');
  });
});
