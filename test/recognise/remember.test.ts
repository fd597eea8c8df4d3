import { expect, test } from 'vitest';
import { remember } from '../../shared/recognise/remember.ts';

/** Says how often each text was made something of. */
const counted = () => {
  const made = new Map<string, number>();
  const read = remember((text: string) => {
    made.set(text, (made.get(text) ?? 0) + 1);
    return text === 'nothing' ? null : text.length;
  });
  return { made, read };
};

test('what was made of a text is made once, also where it is nothing', () => {
  const { made, read } = counted();
  expect([read('ab'), read('abc'), read('ab'), read('nothing'), read('nothing')]).toEqual([2, 3, 2, null, null]);
  expect([...made.values()]).toEqual([1, 1, 1]);
});

test('thousands of texts, and long ones, are not kept', () => {
  const { made, read } = counted();
  for (let nth = 0; nth < 5000; nth++) expect(read(`text ${nth}`)).toBe(`text ${nth}`.length);
  read('text 0');
  expect(made.get('text 0')).toBe(2);
  const long = 'x'.repeat(1000);
  expect([read(long), read(long)]).toEqual([1000, 1000]);
  expect(made.get(long)).toBe(2);
});
