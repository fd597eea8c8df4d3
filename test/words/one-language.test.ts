import { expect, test } from 'vitest';
import { languageIn } from '../../shared/words/all-languages.ts';
import { loadLanguage } from '../../shared/words/load-language.ts';
import { languageIn as learned } from '../../shared/words/one-language.ts';

test('a language is said once it was loaded, and no other is', async () => {
  expect(() => learned('de')).toThrow('learnLanguage("de")');
  await loadLanguage('de');
  const { keys, say } = languageIn('de');
  expect(keys.map(learned('de').say)).toEqual(keys.map(say));
  expect(() => learned('fr')).toThrow('learnLanguage("fr")');
});
