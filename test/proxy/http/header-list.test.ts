import { describe, expect, it } from 'vitest';
import { headersToClient, headersToProvider } from '../../../proxy/http/forward-headers.ts';
import { firstOf, tokensOf, valuesOf } from '../../../proxy/http/header-list.ts';

const list = ['Accept', 'a, B', 'X-One', '1', 'ACCEPT', 'c', 'x-one', '2'];

describe('a list of headers', () => {
  it('is read by any casing of a name, in its own order', () => {
    expect(valuesOf(list, 'x-ONE')).toEqual(['1', '2']);
    expect(firstOf(list, 'accept')).toBe('a, B');
    expect(firstOf(list, 'none')).toBeNull();
    expect(tokensOf(list, 'accept')).toEqual(['a', 'b', 'c']);
  });
});

describe('headers that go on', () => {
  it('to the provider leave out the hop, what Connection names, and what Tollgate is told', () => {
    const sent = [
      ...[
        'Host',
        'here',
        'Connection',
        'close, X-Mine',
        'X-Mine',
        'm',
        'TE',
        't',
        'Trailer',
        't',
        'Transfer-Encoding',
        'chunked',
      ],
      ...[
        'Expect',
        '100-continue',
        'Upgrade',
        'h2c',
        'Proxy-Authorization',
        'p',
        'Tollgate-Tag',
        't',
        'Authorization',
        'kept',
        'Origin',
        'kept',
      ],
    ];
    expect(headersToProvider(sent)).toEqual(['Authorization', 'kept', 'Origin', 'kept']);
  });

  it('to the client leave out the hop, Tollgate’s names, and permissions for other origins', () => {
    const sent = [
      ...['Connection', 'keep-alive, x-mine', 'X-Mine', 'm', 'Keep-Alive', 'k', 'Transfer-Encoding', 'chunked'],
      ...[
        'Tollgate-Left',
        'x=1',
        'Access-Control-Allow-Origin',
        '*',
        'Trailer',
        'X-Sum',
        'Set-Cookie',
        'a',
        'Set-Cookie',
        'b',
      ],
    ];
    expect(headersToClient(sent)).toEqual(['Trailer', 'X-Sum', 'Set-Cookie', 'a', 'Set-Cookie', 'b']);
  });
});
