import { describe, expect, it } from 'vitest';
import { parseHarRequest } from '../../shared/har/har-request.ts';

const URL_OF_CALL = 'https://api.17track.net/track/v2.4/register';

describe('a HAR request', () => {
  it('is read with its headers as they were written, and its body in the encoding that it names', () => {
    const headers = [
      { name: '17token', value: 'a' },
      { name: '17token', value: 'b' },
    ];
    const postData = { mimeType: 'application/json', text: 'W10=', encoding: 'base64' };
    expect(parseHarRequest({ method: 'post', url: URL_OF_CALL, headers, postData })).toEqual({
      kind: 'request',
      request: {
        method: 'POST',
        url: URL_OF_CALL,
        headers: [
          ['17token', 'a'],
          ['17token', 'b'],
        ],
        body: { text: 'W10=', encoding: 'base64' },
      },
    });
  });

  it('may be without headers and without a body', () => {
    expect(parseHarRequest({ method: 'GET', url: URL_OF_CALL, postData: null })).toMatchObject({
      request: { headers: [], body: null },
    });
  });

  it.each([
    [[], 'HAR request object'],
    [{ method: '', url: URL_OF_CALL }, 'method: '],
    [{ method: 'GET', url: '/register' }, 'url: '],
    [{ method: 'GET', url: URL_OF_CALL, headers: [{ name: 'a', value: 1 }] }, 'headers: '],
    [{ method: 'POST', url: URL_OF_CALL, postData: 'text' }, 'postData: '],
    [{ method: 'POST', url: URL_OF_CALL, postData: { text: {} } }, 'postData.text: '],
  ])('is refused with what to do where it is none: %j', (value, place) => {
    expect(parseHarRequest(value)).toEqual({ kind: 'wrong', say: expect.stringContaining(place) });
  });
});
