import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { learnAll, learnFrom } from '../../extension/browser-language.ts';
import { languageIn } from '../../shared/words/all-languages.ts';
import { allLocales } from '../../shared/words/locale.ts';
import { languageIn as learned } from '../../shared/words/one-language.ts';

afterEach(() => vi.unstubAllGlobals());

test.each(allLocales)(
  'has the words of %s from a browser that took it, whatever the browser itself is shown in',
  (locale) => {
    const { keys, say } = languageIn(locale);
    vi.stubGlobal('TOLLGATE_KEYS', keys);
    expect(learnFrom({ getMessage: say })).toBe(locale);
    expect(learned(locale).keys).toEqual(keys);
    expect(keys.map(learned(locale).say)).toEqual(keys.map(say));
  },
);

test('has all languages from the extension’s own files', async () => {
  const root = new URL('../../shared', import.meta.url);
  await learnAll(async (path) => JSON.parse(await readFile(`${fileURLToPath(root)}${path}`, 'utf8')));
  for (const locale of allLocales) {
    const { keys, say } = languageIn(locale);
    expect(keys.map(learned(locale).say)).toEqual(keys.map(say));
  }
});
