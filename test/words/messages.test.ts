import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bundledDocuments } from '../../shared/packs/bundled.ts';
import { allLocales, languageOf } from '../../shared/words/locale.ts';
import { readProject } from '../architecture/read-source.ts';

const folder = fileURLToPath(new URL('../../shared/_locales/', import.meta.url));
const FORMS = ['one', 'many', 'other'];

type Messages = Readonly<Record<string, string>>;

const messagesOf = (language: string): Messages => {
  const found: Readonly<Record<string, { readonly message: string }>> = JSON.parse(
    readFileSync(join(folder, language, 'messages.json'), 'utf8'),
  );
  return Object.fromEntries(Object.entries(found).map(([key, { message }]) => [key, message]));
};

const languages = readdirSync(folder).filter((name) => !name.endsWith('.md'));
const others = languages.filter((language) => language !== 'en');
const english = messagesOf('en');
const keys = Object.keys(english);

/** Sentences with forms by count, by the key that the forms share. */
const counted = keys.filter((key) => key.endsWith('_other')).map((key) => key.slice(0, -'_other'.length));
const formsOf = (messages: Messages, key: string): readonly string[] =>
  FORMS.filter((form) => `${key}_${form}` in messages);
const isForm = (key: string): boolean =>
  counted.some((one) => key.startsWith(`${one}_`) && FORMS.includes(key.slice(one.length + 1)));
const plain = keys.filter((key) => !isForm(key));

const placesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();

/** The forms that counts of a language need, by the platform's rules; `many` is only for millions. */
const neededBy = (language: string): readonly string[] => {
  const rules = new Intl.PluralRules(language.replace('_', '-'));
  const reached = new Set(Array.from({ length: 1000 }, (_, count) => rules.select(count)));
  return FORMS.filter((form) => reached.has(form as Intl.LDMLPluralRule));
};

test('each language that is spoken has its messages, and no other has', () => {
  const spoken = allLocales.map((locale) => (locale === 'zh' ? 'zh_CN' : locale));
  expect([...languages].sort()).toEqual([...spoken].sort());
  expect(allLocales.map(languageOf)).toEqual(['en-GB', 'zh-CN', 'de-DE', 'fr-FR', 'es-ES', 'ja-JP']);
});

test('a key is a table, a name and perhaps a form, and none is another in other letters', () => {
  expect(keys.filter((key) => !/^[a-z][A-Za-z0-9]*_[A-Za-z0-9_]*[A-Za-z0-9]$/.test(key))).toEqual([]);
  expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(keys.length);
});

/** Tables whose names are those of packs and providers. */
const NAMED_ELSEWHERE = /^(browser|policyActs|callWhat|portalStatuses)_/;

test('every name is used by code', () => {
  const code = readProject()
    .filter(({ path }) => /^(shared|extension|proxy)\//.test(path))
    .flatMap(({ nodes }) => nodes.flatMap(({ name, value }) => [name, value].filter((one) => typeof one === 'string')));
  const used = new Set(code);
  const nameOf = (key: string): string => key.slice(key.indexOf('_') + 1).replaceAll('_', '-');
  // What is said about a choice is called by its name and "Say" or "Note".
  const isUsed = (name: string): boolean => used.has(name) || used.has(name.replace(/(Say|Note)$/, ''));
  const names = [...plain, ...counted].filter((key) => !NAMED_ELSEWHERE.test(key));
  expect(names.filter((key) => !isUsed(nameOf(key)))).toEqual([]);
});

describe.each(languages)('in %s', (language) => {
  const messages = messagesOf(language);
  const needed = neededBy(language);

  test('no key is missing, and none is superfluous', () => {
    const own = Object.keys(messages);
    expect(plain.filter((key) => !(key in messages))).toEqual([]);
    expect(own.filter((key) => !plain.includes(key) && !isForm(key))).toEqual([]);
  });

  test('counted sentences have the forms that the language needs', () => {
    const wrong = counted.filter((key) => {
      const forms = formsOf(messages, key);
      // What English counts only in the plural is never said of one.
      const must = `${key}_one` in english ? needed : ['other'];
      return (
        !must.every((form) => forms.includes(form)) || !forms.every((form) => form === 'many' || needed.includes(form))
      );
    });
    expect(wrong).toEqual([]);
  });

  test('nothing is empty but what says nothing in some languages, and nothing is for the browser to fill', () => {
    expect(Object.keys(messages).filter((key) => messages[key] === '' && !EMPTY.includes(key))).toEqual([]);
    expect(Object.keys(messages).filter((key) => messages[key]?.includes('$'))).toEqual([]);
  });
});

/** Places that a language may leave out: the reason is told in English. */
const LEFT_OUT: Readonly<Record<string, string>> = { quote_unknownSay: 'why' };

/** Fragments that some languages need and others do not. */
const EMPTY = ['bound_most', 'text_between'];

describe.each(others)('in %s', (language) => {
  const messages = messagesOf(language);

  test('a sentence names what the English one names', () => {
    const wrong = keys
      .filter((key) => key in messages)
      .flatMap((key) => {
        const base = isForm(key) ? key.replace(/_(one|many|other)$/, '') : null;
        const own = placesIn(messages[key] ?? '');
        const theirs = placesIn(base === null ? (english[key] ?? '') : Object.values(pick(english, base)).join());
        const extra = own.filter((place) => !theirs.includes(place));
        const lost = placesIn(english[key] ?? '').filter(
          (place) => !own.includes(place) && !(place === 'n' && key.endsWith('_one')),
        );
        return extra.length === 0 && lost.every((place) => LEFT_OUT[key] === place) ? [] : [`${key}: ${extra} ${lost}`];
      });
    expect(wrong).toEqual([]);
  });
});

const pick = (messages: Messages, base: string): Messages =>
  Object.fromEntries(formsOf(messages, base).map((form) => [form, messages[`${base}_${form}`] ?? '']));

test('French has a narrow no-break space before what is set apart', () => {
  const wrong = Object.entries(messagesOf('fr')).filter(([, text]) => / [:;?!»]|« |[^ \u202f\d/][;?!»]/.test(text));
  expect(wrong).toEqual([]);
});

test.each(['17track', 'safecube'])('the bundled pack %s speaks every language', (name) => {
  const document = bundledDocuments.find(({ id }) => id === name);
  const spoken = [...allLocales].sort();
  const said: unknown[] = [];
  JSON.stringify({ ...document, tests: [] }, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'en' in value) said.push(Object.keys(value).sort());
    return value;
  });
  expect(said.length).toBeGreaterThan(10);
  expect(said.filter((languages) => String(languages) !== String(spoken))).toEqual([]);
});
