import { describe, expect, it } from 'vitest';
import { strictJson } from '../../shared/json/lenient-json.ts';

const readOf = (text: string): unknown => {
  const strict = strictJson(text);
  return strict === null ? null : JSON.parse(strict);
};

describe('a text that only lenient readers take for JSON', () => {
  it.each([
    ["[{'number':'A'}]", [{ number: 'A' }]],
    [`[{'number':"it's",'b':'say "x"','c':'it\\'s'}]`, [{ number: "it's", b: 'say "x"', c: "it's" }]],
    ['[{"number":"A",},]', [{ number: 'A' }]],
    ['[{"number":"A", // mine\n "carrier":3011}]', [{ number: 'A', carrier: 3011 }]],
    ['[{"number":"A"} /* ,{"number":"B"} */ , ]', [{ number: 'A' }]],
    ['[{number:"A", carrier: 3011}]', [{ number: 'A', carrier: 3011 }]],
    ["[{'number': 'A', 'tag': None, 'auto': True, 'x': False}]", [{ number: 'A', tag: null, auto: true, x: false }]],
    ['\ufeff[{"number":"http://a//b"},]', [{ number: 'http://a//b' }]],
  ])('is read as all of them read it: %s', (text, value) => {
    expect(readOf(text)).toEqual(value);
  });

  it.each([
    ['a comment that ends where some readers see no end', '[{"number":"A"} // x\u2028,{"number":"B"}\n]'],
    ['a comment within a comment', '[{"number":"A"} /* /* */,{"number":"B"}]'],
    ['a text that does not end', "[{'number':'A]"],
    ['a comment that does not end', '[1] /* x'],
    ['a word that is none', '[{"number":undefined}]'],
    ['a number in another notation', '[{"number":0x10}]'],
  ])('is not read with %s', (_, text) => {
    const strict = strictJson(text);
    expect(() => JSON.parse(strict ?? '')).toThrow();
  });

  it('keeps the digits of long numbers, for they are parsed as all others', () => {
    expect(strictJson("[{'number': 92001900000000000001,}]")).toBe('[{"number":92001900000000000001}]');
  });
});
