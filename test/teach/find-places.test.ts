import { describe, expect, test } from 'vitest';
import { findCalls } from '../../shared/teach/find-calls.ts';
import { placesOf } from '../../shared/teach/find-places.ts';
import { findWords } from '../../shared/teach/find-word.ts';
import type { Recorded } from '../../shared/teach/recorded.ts';

const NUMBER = 'TCLU4839207';
const call = (more: Partial<Recorded> = {}): Recorded => ({
  id: 'a',
  at: 0,
  method: 'POST',
  url: 'https://a.example/add',
  headers: [],
  body: null,
  answer: null,
  ...more,
});

describe('a number is found', () => {
  test.each<[string, Partial<Recorded>, readonly string[]]>([
    ['in an object', { body: '{"a":{"ref":"tclu4839207 "}}' }, ['body $ $.a.ref']],
    ['in a list of objects', { body: '{"a":[{"x":1},{"ref":"TCLU4839207"}]}' }, ['body $.a[*] $.ref']],
    ['in a list that is the body', { body: '[{"ref":"TCLU4839207"}]' }, ['body $[*] $.ref']],
    ['in a list of bare numbers', { body: '{"numbers":["TCLU4839207"]}' }, ['body $.numbers[*] $']],
    ['in a text of several', { body: '{"numbers":"MSCU6639870,TCLU4839207"}' }, ['body $ $.numbers']],
    ['under a name with a hyphen', { body: '{"tracking-no":"TCLU4839207"}' }, ['body $ $.tracking-no']],
    ['in a form', { body: 'a=1&list=TCLU4839207%0AMSCU6639870' }, ['form $ list']],
    [
      'in a form with files',
      { body: `--x\r\nContent-Disposition: form-data; name="no"\r\n\r\n${NUMBER}\r\n--x--` },
      ['form $ no'],
    ],
    ['in the query', { url: `https://a.example/add?no=${NUMBER}` }, ['query $ no']],
    ['in the path', { url: `https://a.example/add/${NUMBER}/x` }, ['path $ number']],
    ['once where it stands twice in one list', { body: '["TCLU4839207","TCLU4839207"]' }, ['body $[*] $']],
    ['nowhere in another number', { body: '{"ref":"TCLU48392071"}' }, []],
  ])('%s', (_, more, places) => {
    expect(placesOf(call(more), NUMBER).map((one) => `${one.in} ${one.each} ${one.number}`)).toEqual(places);
  });
});

describe('an answer says accepted', () => {
  test.each([
    [
      'by a word beside the number',
      '{"data":[{"ref":"TCLU4839207","status":"ADDED"}]}',
      'items $.data[*] $.status ADDED',
    ],
    [
      'by the word beside the number, not by one beside another',
      '{"ok":true,"r":{"n":"TCLU4839207","state":"new"}}',
      'items $.r $.state new',
    ],
    ['by a word of its own', '{"success":true}', 'call $ $.success true'],
    ['by a code', '{"meta":{"code":0},"id":"x"}', 'call $ $.meta.code 0'],
    ['by nothing that only a refusal says', '{"status":"rejected","ok":false}', ''],
    ['by nothing where it is a page', '<p>added</p>', ''],
  ])('%s', (_, answer, says) => {
    const [word] = findWords(answer, NUMBER);
    const each = word?.kind === 'items' ? word.each : '$';
    expect(word === undefined ? '' : `${word.kind} ${each} ${word.says} ${word.value}`).toBe(says);
  });
});

test('the call that changes something is likelier the one that costs than those that ask', () => {
  const body = `{"q":"${NUMBER}"}`;
  const found = findCalls(
    [
      call({ id: 'check', url: 'https://a.example/numbers/validate', body }),
      call({ id: 'suggest', method: 'GET', url: `https://a.example/suggest?q=${NUMBER}` }),
      call({ id: 'add', url: 'https://a.example/numbers/bulk', body, answer: { status: 201, body: '{}' } }),
      call({ id: 'detail', url: 'https://a.example/numbers/detail', body }),
      call({ id: 'else', body: '{"q":"MSCU6639870"}' }),
    ],
    NUMBER,
  );
  expect(found[0]?.call.id).toBe('add');
  expect(found.map(({ call: { id } }) => id)).not.toContain('else');
});

test('what names one of many things in a path is any of them', () => {
  const [found] = findCalls([call({ url: `https://a.example/v2/accounts/4711/items/${NUMBER}/start` })], NUMBER);
  expect(found?.template).toBe('/v2/accounts/{partd}/items/{number}/start');
});
