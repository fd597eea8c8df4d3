import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addToList } from '../../shared/json/add-to-list.ts';
import { trials } from '../trials.ts';

const tools = { slice: (text: string, from: number, end: number) => text.slice(from, end), parse: JSON.parse };
const add = (text: string, elements = '{"n":1}', list: readonly string[] = ['data', 'rejected']): string | null =>
  addToList(text, { list, elements }, tools);

test.each([
  ['{"code":0,"data":{"accepted":[],"rejected":[]}}', '{"code":0,"data":{"accepted":[],"rejected":[{"n":1}]}}'],
  ['{"data":{"rejected":[{"a":"]"}]},"page":{}}', '{"data":{"rejected":[{"a":"]"},{"n":1}]},"page":{}}'],
  [' { "data" : { "rejected" : [\n  1\n] } } ', ' { "data" : { "rejected" : [\n  1,{"n":1}\n] } } '],
  [
    '{"rejected":[0],"data":{"x":{"rejected":[2]},"rejected":[]}}',
    '{"rejected":[0],"data":{"x":{"rejected":[2]},"rejected":[{"n":1}]}}',
  ],
  ['{"data":{"rejected":[1],"rejected":[2]}}', '{"data":{"rejected":[1],"rejected":[2,{"n":1}]}}'],
])('adds behind the last element, and changes nothing else: %s', (text, wanted) => {
  expect(add(text)).toBe(wanted);
});

test.each([
  '{"code":0,"data":{"errors":[{"code":-18010013}]}}',
  '{"code":-18010002,"data":null}',
  '{"data":{"rejected":null}}',
  '{"data":{"rejected":[1]}',
  '<html>"rejected":[]</html>',
  '[{"data":{"rejected":[]}}]',
  '',
])('leaves what has no such list as it is: %j', (text) => {
  expect(add(text)).toBeNull();
});

test('law: a parser finds the elements in the list, and all else as it was', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('data', 'rejected', 'x', '"', '\\', ''), fc.jsonValue()),
      fc.array(fc.jsonValue()),
      fc.array(fc.jsonValue(), { minLength: 1 }),
      fc.constantFrom(0, 2, '\t'),
      (around, rejected, more, indent) => {
        const built = { ...around, data: { ...around, rejected } };
        const text = JSON.stringify(built, null, indent);
        const added = add(text, more.map((one) => JSON.stringify(one)).join(',')) ?? '';
        const plain = JSON.parse(JSON.stringify({ ...built, data: { ...around, rejected: [...rejected, ...more] } }));
        expect(JSON.parse(added)).toEqual(plain);
      },
    ),
    trials(200),
  );
});
