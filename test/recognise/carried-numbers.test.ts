import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carriedNumbers } from '../../shared/recognise/carried-numbers.ts';
import { LIKELY_NUMBER, mayCarry } from '../../shared/recognise/may-carry.ts';
import { trials } from '../trials.ts';

const AT = 'https://app.example/api/orders';

describe('a call carries', () => {
  test.each<[string, string, string | null, readonly string[]]>([
    ['a postal number in its body', AT, '{"x":[{"any":"rr100000001cn"}]}', ['RR100000001CN']],
    ['a container in its path', `${AT}/TCLU4839207/events`, null, ['TCLU4839207']],
    ['one in its query', `${AT}?q=TCLU4839207`, null, ['TCLU4839207']],
    ['one in an encoded query', `${AT}?q=%7B%22a%22%3A%22TCLU4839207%22%7D`, null, ['TCLU4839207']],
    ['digits in a field that is named for one', AT, '{"tracking_no":"4711000012"}', ['4711000012']],
    ['a JSON number in such a field', AT, '{"num":123456789012}', ['123456789012']],
    ['several in one such field', AT, '{"numbers":"AB-100001, 100002\\n100003"}', ['AB-100001', '100002', '100003']],
    ['a list in such a field', AT, '{"numbers":["100001","100002"]}', ['100001', '100002']],
    ['those of a form', AT, 'trackingNumber=100001&x=1', ['100001']],
    ['JSON in a form', AT, 'payload=%7B%22numbers%22%3A%5B%22100001%22%5D%7D', ['100001']],
    [
      'a part of a form with files',
      AT,
      '--b\r\nContent-Disposition: form-data; name="tracking_no"\r\n\r\n100001\r\n--b--',
      ['100001'],
    ],
    [
      'one in the text of a query of GraphQL',
      AT,
      '{"query":"mutation { add(ref: \\"TCLU4839207\\") { id } }"}',
      ['TCLU4839207'],
    ],
    [
      'one in an argument of such a query',
      AT,
      '{"query":"mutation { add(trackingNumber: \\"4711000012\\", carrier: 3) { id } }"}',
      ['4711000012'],
    ],
    [
      'one in an element of XML',
      AT,
      '<r><ns:TrackNumber xml:lang="en">4711000012</ns:TrackNumber></r>',
      ['4711000012'],
    ],
    ['one in an attribute of XML', AT, '<add><parcel number="4711000012"/></add>', ['4711000012']],
    ['a list that is nothing but numbers', AT, '471100001201\n471100001202\n', ['471100001201', '471100001202']],
    ['none where one word is all there is', AT, 'heartbeat', []],
    ['none where it only has times, ids and pages', AT, '{"at":1700000000000,"id":"100001","page":{"number":3}}', []],
    ['none in a hash', AT, '{"sha":"da39a3ee5e6b4b0d3255bfef95601890afd80709"}', []],
    ['none in its host', 'https://tclu4839207.example/a', null, []],
    ['none twice', `${AT}?a=TCLU4839207`, 'TCLU4839207', ['TCLU4839207']],
  ])('%s', (_, address, body, numbers) => {
    expect(carriedNumbers(address, body)).toEqual(numbers);
  });
});

const part = fc.stringMatching(/^[A-Za-z0-9%=&_./-]{0,14}$/);
const number = fc.constantFrom('RR100000001CN', 'tclu4839207', '1Z12345E0205271688', '4711000012', 'AB-100001');

test('the quick look never says no to an address that carries one', () => {
  fc.assert(
    fc.property(part, number, part, fc.constantFrom('/', '?number=', '?q='), (before, one, after, sign) => {
      const address = `/a${before}${sign}${one}${after}`;
      if (carriedNumbers(`https://app.example${address}`, null).length > 0) expect(mayCarry(address)).toBe(true);
    }),
    trials(300),
  );
});

test('the quick look says no to most addresses', () => {
  expect(['/api/session', '/static/app.3f2a9b.js', '/api/v2/list?page=2&size=50'].map(mayCarry)).toEqual([
    false,
    false,
    false,
  ]);
});

test('what most likely is a number is found in a body, and a time is not', () => {
  const likely = new RegExp(LIKELY_NUMBER, 'i');
  expect(
    ['{"a":"RR100000001CN"}', '{"num":"123456789012"}', 'tracking_no=4711000012'].map((body) => likely.test(body)),
  ).toEqual([true, true, true]);
  expect(likely.test('{"at":1700000000000,"event":"click"}')).toBe(false);
});
