import { expect, test } from 'vitest';
import { wordsOf } from '../../shared/words/words-of.ts';

test('a counted sentence has the forms of its language and no other', () => {
  expect(Object.keys(wordsOf('page', 'en').freeCalls)).toEqual(['one', 'other']);
  expect(Object.keys(wordsOf('page', 'ja').freeCalls)).toEqual(['other']);
});
