import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault, sayJsonFault } from '../shared/json-fault.ts';
import { trials } from './trials.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('findJsonFault', () => {
  it('finds none in JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        expect(findJsonFault(JSON.stringify(value, null, space))).toBeNull();
      }),
    );
  });

  it('finds one exactly where JSON.parse does, in text that was damaged anywhere', () => {
    const damaged = fc
      .tuple(fc.jsonValue(), fc.nat(), fc.nat(2), fc.constantFrom('', ',', ']', '}', '"', '\\', 'x', '0', '\n', ':'))
      .map(([value, place, gone, put]) => {
        const text = JSON.stringify(value);
        const at = place % (text.length + 1);
        return text.slice(0, at) + put + text.slice(at + gone);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        expect(findJsonFault(text) === null).toBe(isJson(text));
      }),
      trials(2000),
    );
  });

  it.each([
    ['{\n  "a": 1,\n  "b": x\n}', 3, 8],
    ['[1 2]', 1, 4],
    ['{"a":1,}', 1, 8],
    ['[1}', 1, 3],
    ['{"a" 1}', 1, 6],
    ['["a\\q"]', 1, 4],
    ['[1]]', 1, 4],
    ['[01]', 1, 3],
    ['', 1, 1],
    ['{"a":', 1, 6],
    ['["abc', 1, 6],
  ])('names the place of the first fault of %j: line %i, column %i', (text, line, column) => {
    expect(findJsonFault(text)).toMatchObject({ line, column });
  });

  it('passes over a byte order mark', () => {
    expect(findJsonFault('\uFEFF{}')).toBeNull();
  });
});

describe('sayJsonFault', () => {
  it('tells a text that breaks off from one that is wrong', () => {
    expect(sayJsonFault('{"a":')).toBe('is not whole JSON: it breaks off at line 1, column 6');
    expect(sayJsonFault('{"a";')).toBe('is not JSON: look at line 1, column 5');
  });
});
