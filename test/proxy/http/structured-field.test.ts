import { describe, expect, it } from 'vitest';
import { readBoolean, writeDictionary } from '../../../proxy/http/structured-field.ts';

describe('a dictionary', () => {
  it('writes whole units as integers and parts as decimals of at most three places', () => {
    expect(writeDictionary({ tracking: 2, email: 0.5, credit: 1.25, tiny: 0.001 })).toBe(
      'tracking=2, email=0.5, credit=1.25, tiny=0.001',
    );
  });

  it('writes what is overdrawn as negative', () => {
    expect(writeDictionary({ tracking: -3 })).toBe('tracking=-3');
  });

  it('of nothing is empty', () => {
    expect(writeDictionary({})).toBe('');
  });
});

describe('a boolean', () => {
  it.each([
    ['?1', true],
    ['?0', false],
    [' ?1 ', true],
    ['?1;a=b', true],
    ['1', true],
    ['0', false],
    [' true\t', true],
    ['True', true],
    ['false', false],
  ])('%j is %s', (text, value) => {
    expect(readBoolean(text)).toBe(value);
  });

  it.each([
    '',
    '?',
    '?2',
    '2',
    '-1',
    '1.0',
    'yes',
    'on',
    '11',
    '??1',
    '?1?',
    'x?1',
    '?true',
    '1;a=b',
    '1, 0',
    'truefalse',
  ])('%j is none', (text) => {
    expect(readBoolean(text)).toBeNull();
  });
});
