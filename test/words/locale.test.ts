import { describe, expect, test } from 'vitest';
import { terminalLocale } from '../../proxy/command/terminal-locale.ts';
import { allLocales, localeOf, plural, sayDate, sayDay, sayOn, sayTime } from '../../shared/words/locale.ts';
import { packCount, packSay } from '../../shared/words/pack-say.ts';
import { wordsOf } from '../../shared/words/words-of.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const ON_FOURTH = Date.UTC(2026, 10, 4, 20, 45);

test('a language is known by its tag, whatever region or letters; all others are English', () => {
  const tags = ['en-US', 'zh-TW', 'de_AT.UTF-8', 'FR', 'es-419', 'ja-JP', 'pt-BR', 'C', 'toString', ''];
  expect(tags.map(localeOf)).toEqual(['en', 'zh', 'de', 'fr', 'es', 'ja', 'en', 'en', 'en', 'en']);
});

test('the day of now is said in a word, where it stands alone and where it is a part of a sentence', () => {
  const all = allLocales.map((locale) => [sayDay(NOW, NOW, 'UTC', locale), sayOn(NOW, NOW, 'UTC', locale)]);
  expect(all.map(([alone]) => alone)).toEqual(['today', '今天', 'heute', 'aujourd’hui', 'hoy', '今日']);
  expect(all.map(([, part]) => part)).toEqual([
    'today',
    '今天',
    'heute',
    'aujourd’hui',
    'hoy',
    expect.stringContaining('今日'),
  ]);
});

test('another day is a date, as the language puts it into a sentence', () => {
  expect(allLocales.map((locale) => sayOn(ON_FOURTH, NOW, 'UTC', locale))).toEqual([
    'on 4 November',
    '11月4日',
    'am 4. November',
    'le 4 novembre',
    'el 4 de noviembre',
    '11月4日に',
  ]);
  expect(sayTime(ON_FOURTH, NOW, 'UTC', 'en')).toBe('4 November, 20:45');
  expect(sayTime(NOW, NOW, 'UTC', 'ja')).toBe('12:00');
});

test('French writes the first of a month in its own way', () => {
  const turn = Date.UTC(2026, 11, 1);
  expect(sayDate(turn, NOW, 'UTC', 'fr')).toBe('1er décembre');
  expect(sayDate(turn, NOW, 'UTC', 'es')).toBe('1 de diciembre');
  expect(sayDate(turn + 86_400_000 * 10, NOW, 'UTC', 'fr')).toBe('11 décembre');
});

test('none is one in French, and many in the others', () => {
  const forms = { one: 'one', other: 'other' };
  expect(allLocales.map((locale) => plural(0, locale, forms))).toEqual([
    'other',
    'other',
    'other',
    'one',
    'other',
    'other',
  ]);
  expect(plural(1, 'ja', { other: 'all' })).toBe('all');
  expect(plural(1_000_000, 'fr', { one: 'one', many: 'many', other: 'other' })).toBe('many');
});

test('what a pack does not say in a language is said in English, with the forms of English', () => {
  const noun = { en: { one: '{n} box', other: '{n} boxes' }, zh: { other: '{n} 箱' } };
  expect(packCount(noun, 1, 'ja')).toBe('1 box');
  expect(packCount(noun, 2, 'de')).toBe('2 boxes');
  expect(packCount(noun, 2, 'zh')).toBe('2 箱');
  expect(packSay({ en: 'free', zh: '免费', de: 'kostenlos' }, 'de')).toBe('kostenlos');
  expect(packSay({ en: 'free', zh: '免费' }, 'fr')).toBe('free');
});

test('a name with a hyphen is one whose key has an underscore', () => {
  expect(wordsOf('waiting', 'de')['page-gone']).toContain('Seite');
});

describe('the command line', () => {
  const terminal = { isTTY: true };

  test('speaks as the environment says where a person reads it', () => {
    expect(terminalLocale({ env: { LANG: 'de_DE.UTF-8' }, stdout: terminal })).toBe('de');
    expect(terminalLocale({ env: { LANG: 'de_DE.UTF-8', LC_MESSAGES: 'fr_FR' }, stdout: terminal })).toBe('fr');
    expect(terminalLocale({ env: { LANG: 'de_DE', LC_ALL: 'C', LC_MESSAGES: 'fr_FR' }, stdout: terminal })).toBe('en');
    expect(terminalLocale({ env: {}, stdout: terminal })).toBe('en');
  });

  test('speaks English to a script, unless it was told otherwise', () => {
    expect(terminalLocale({ env: { LANG: 'ja_JP.UTF-8' }, stdout: {} })).toBe('en');
    expect(terminalLocale({ env: { LANG: 'ja_JP.UTF-8', TOLLGATE_LANG: 'es' }, stdout: {} })).toBe('es');
    expect(terminalLocale({ env: { LANG: 'ja_JP.UTF-8', TOLLGATE_LANG: 'klingon' }, stdout: terminal })).toBe('ja');
  });
});
