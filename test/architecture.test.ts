import { describe, expect, test } from 'vitest';
import { codeRules } from './architecture/code-rules.ts';
import { fileRules } from './architecture/file-rules.ts';
import { importRules } from './architecture/import-rules.ts';
import { readProject, readSource } from './architecture/read-source.ts';
import { wordRules } from './architecture/word-rules.ts';

const project = readProject();

test('the whole project is read', () => {
  const paths = project.map(({ path }) => path);
  for (const path of ['build.ts', 'shared/amount.ts', 'proxy/start/open-browser.ts', 'test/architecture.test.ts']) {
    expect(paths).toContain(path);
  }
});

describe.each([...importRules, ...codeRules, ...fileRules, ...wordRules])('$claim', ({ breaches, bad }) => {
  test('holds in this project', () => {
    expect(breaches(project)).toEqual([]);
  });

  for (const sample of bad) {
    const files = Object.entries(sample);
    const title = files.map(([path, text]) => `${path}: ${text.trim() || `${text.length} line ends`}`).join(' and ');

    test(`notices ${title}`, () => {
      expect(breaches(files.map(([path, text]) => readSource(path, text)))).not.toEqual([]);
    });
  }
});
