import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const locales = fileOf('shared/_locales');

/** The keys of all languages: some have forms that English has not. */
function allKeys(): readonly string[] {
  const folders = readdirSync(locales).filter((name) => !name.endsWith('.md'));
  const keys = folders.flatMap((name) => {
    const messages: object = JSON.parse(readFileSync(`${locales}/${name}/messages.json`, 'utf8'));
    return Object.keys(messages);
  });
  return [...new Set(keys)];
}

/**
 * Has what is built for a browser know one language, the reader's: the extension asks the browser for its words, and the practice portal loads them. JSON is read as such, for
 * that is faster than code that says the same.
 */
export function oneLanguage(): Plugin {
  return {
    name: 'one-language',
    enforce: 'pre',
    config: () => ({
      define: { TOLLGATE_KEYS: JSON.stringify(allKeys()) },
      json: { stringify: true, namedExports: false },
    }),
    resolveId: (source) => (source.endsWith('/all-languages.ts') ? fileOf('shared/words/one-language.ts') : null),
  };
}
