import { describe, expect, it } from 'vitest';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { type Recognised, recognise } from '../../shared/recognise/recognise.ts';

const packs = new Map(bundledPacks.map((pack) => [pack.id, pack]));
const JSON_TYPE = ['content-type', 'application/json'] as const;

const read = (
  text: string,
  headers: readonly (readonly [string, string])[] = [JSON_TYPE],
  path = '/track/v2.4/register',
): Recognised | null =>
  recognise(packs, {
    method: 'POST',
    url: `https://api.17track.net${path}`,
    headers,
    body: { kind: 'text', text },
  });

const numbers = (text: string): readonly string[] | undefined => read(text)?.asks.map(({ number }) => number);

describe('a number', () => {
  it.each([
    ['[{"number":92001900000000000001}]', '92001900000000000001'],
    ['[{"number":340434161094000051,"carrier":7041}]', '340434161094000051'],
    ['[{"number":777700000001}]', '777700000001'],
    ["[{'number':9400111899223100000099,}]", '9400111899223100000099'],
  ])('sent as a JSON integer has its own digits: %s', (text, number) => {
    expect(numbers(text)).toEqual([number]);
  });

  it.each([
    ['a single object where the list belongs', '{"number":"RR100000001CN"}'],
    ['a number key in a wrapper', '{"data":[{"number":"RR100000001CN"}]}'],
    ['a number key in __proto__', '[{"__proto__":{"number":"RR100000001CN"}}]'],
    ['any key __proto__', '[{"number":"RR100000001CN","__proto__":{"carrier":1}}]'],
    ['a second number key within', '[{"number":"RR100000001CN","items":{"number":"RR100000002CN"}}]'],
    ['an escaped key', '[{"n\\u0075mber":"RR100000001CN"}]'],
    ['a key in fullwidth letters', '[{"ｎｕｍｂｅｒ":"RR100000001CN"}]'],
    ['a key with a blank', '[{"number ":"RR100000001CN"}]'],
    ['a list for a number', '[{"number":["RR100000001CN"]}]'],
    ['an object for a number', '[{"number":{"value":"RR100000001CN"}}]'],
    ['true for a number', '[{"number":true}]'],
    ['a fraction', '[{"number":777000000001.0}]'],
    ['an exponent', '[{"number":9.2001900000000000005e+19}]'],
    ['a negative number', '[{"number":-777000000001}]'],
    ['a list for a carrier', '[{"number":"RR100000001CN","carrier":[3011]}]'],
    ['an object for a language', '[{"number":"RR100000001CN","lang":{"code":"en"}}]'],
    ['a number for a language', '[{"number":"RR100000001CN","lang":1}]'],
    ['a zero-width mark in a mode', '[{"number":"RR100000001CN","translation_mode":"Denied\\u200b"}]'],
    ['a zero-width mark', '[{"number":"RR10000\\u200b0001CN"}]'],
    ['half a letter', '[{"number":"RR100000001CN\\ud800"}]'],
    ['a mark that chooses a letter’s form', '[{"number":"RR100000001CN\\ufe0f"}]'],
    ['a filler that shows nothing', '[{"number":"RR100000001CN\\u3164"}]'],
    ['fullwidth letters', '[{"number":"ＲＲ100000001CN"}]'],
    ['megabytes of letters that fold', `[{"number":"${'ﷺ'.repeat(100_000)}"}]`],
    ['a key of many letters', `[{"number":"RR100000001CN","${'-'.repeat(500)}number":"RR100000002CN"}]`],
    ['a trailing NUL', '[{"number":"RR100000001CN\\u0000"}]'],
    ['a blank that only some trim', '[{"number":"\\u00a0RR100000001CN"}]'],
    ['a dotless i', '[{"number":"ı00000001"}]'],
    ['a text that holds the list', '"[{\\"number\\":\\"RR100000001CN\\"}]"'],
    ['a NUL behind the list', '[{"number":"RR100000001CN"}]\u0000'],
    ['bytes that are no UTF-8', '[{"number":"RR100000001CN","tag":"\ufffd"}]'],
  ])('is not known with %s', (_, text) => {
    expect(read(text)).toMatchObject({ action: 'register', asks: [], unreadable: expect.any(String), unread: true });
  });

  it('is not known with a list where the object with the fields belongs', () => {
    const text = '[{"number":"RR100000001CN","items":[{"lang":"en"}]}]';
    expect(read(text, [], '/track/v2.4/changeinfo')).toMatchObject({ unreadable: expect.any(String), unread: true });
    const plain = '[{"number":"RR100000001CN","items":{"lang":"en"}},{"number":"RR100000002CN","items":null}]';
    expect(read(plain, [], '/track/v2.4/changeinfo')).toMatchObject({ items: 2, unreadable: null });
  });

  it.each(['[{"number":null}]', '[{}]', '[{"number":""}]', '[{"number":"  "}]'])(
    'is none where there is none: %s',
    (text) => {
      expect(read(text)).toMatchObject({ asks: [{ number: '', valid: false }], unreadable: null });
    },
  );
});

describe('a number of megabytes', () => {
  it('is none that a provider takes, and its beginning is what the ledger keeps', () => {
    const [ask] = read(`[{"number":"${' '.repeat(500)}rr${'1'.repeat(1_000_000)}"}]`)?.asks ?? [];
    expect(ask).toMatchObject({ number: `RR${'1'.repeat(198)}…`, valid: false });
    expect(numbers(`[{"number":"${' '.repeat(500)}RR100000001CN${' '.repeat(500)}"}]`)).toEqual(['RR100000001CN']);
  });
});

describe('a body', () => {
  it('in another charset is unknown, unless it is plain ASCII', () => {
    const latin1 = [['content-type', 'application/json; charset=iso-8859-1']] as const;
    expect(read('[{"number":"RR100000001CN","tag":"é"}]', latin1)?.unreadable).toContain('UTF-8');
    expect(read('[{"number":"RR100000001CN"}]', latin1)?.unreadable).toBeNull();
  });

  it('that is JSON to lenient readers is priced by what they all read, and marked', () => {
    expect(read("[{'number':'RR100000001CN'},]")).toMatchObject({ isLenient: true, unreadable: null });
    expect(read('[{"number":"RR100000001CN"}]')?.isLenient).toBe(false);
  });

  it('of more than 5,000 items is too large, and counted', () => {
    const list = (count: number): string => JSON.stringify(Array.from({ length: count }, () => ({})));
    expect(read(list(5000))).toMatchObject({ items: 5000, isTooLarge: false });
    expect(read(list(5001))).toMatchObject({ items: 5001, asks: [], isTooLarge: true });
    expect(read(`[${'{},'.repeat(3_000_000)}{}]`)).toMatchObject({ asks: [], isTooLarge: true });
  });

  it('with tracking numbers for another address of the host is unknown', () => {
    expect(read('[{"number":"RR100000001CN"}]', [], '/proxy')).toMatchObject({ action: 'unknown', call: null });
    expect(read('number=RR100000001CN', [], '/proxy')?.action).toBe('unknown');
    expect(read('{"phone_number":"1"}', [], '/proxy')).toBeNull();
  });
});

describe('a field that rules look at', () => {
  it('has to stand where the call has it: some servers take it from elsewhere', () => {
    const change = (text: string) => read(text, [JSON_TYPE], '/track/v2.4/changeinfo');
    expect(change('[{"number":"RR100000001CN","items":{"lang":"fr"}}]')?.unreadable).toBeNull();
    expect(change('[{"number":"RR100000001CN","lang":"fr"}]')?.unreadable).toContain('"lang"');
  });
});
