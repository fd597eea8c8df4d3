import { expect, test } from 'vitest';
import { mayHaveLived } from '../../../extension/bridge/window-life.ts';

const arrival = (length: number, activation?: { navigationType: string; from: unknown } | null) => ({
  entries: () => ({ length }),
  ...(activation === undefined ? {} : { activation }),
});

test.each([
  ['the first document of a frame or a popup', arrival(1, { navigationType: 'replace', from: null }), true],
  ['a document that another one of its site made way for', arrival(1, { navigationType: 'replace', from: {} }), false],
  ['a frame that was loaded again', arrival(1, { navigationType: 'reload', from: {} }), false],
  ['a tab that went somewhere', arrival(1, { navigationType: 'push', from: null }), false],
  ['the empty document of a frame without an address', arrival(0, null), false],
  ['a browser that tells no more than where it is', arrival(1), true],
  ['a browser that tells nothing', undefined, true],
])('a script may have had the window before: %s', (_, navigation, expected) => {
  expect(mayHaveLived(navigation)).toBe(expected);
});
