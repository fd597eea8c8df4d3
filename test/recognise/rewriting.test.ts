import { describe, expect, it } from 'vitest';
import { isRewriting, isRewritingQuery } from '../../shared/recognise/rewriting.ts';

describe('a header that may make another call of a call', () => {
  it.each([
    'X-HTTP-Method-Override',
    'x_http_method',
    'X.Method.Override',
    'X-Original-URL',
    'xrewriteurl',
    'X-ORIGINAL-URI',
  ])('is told by its name, in any spelling that servers take for it: %s', (name) =>
    expect(isRewriting(name)).toBe(true),
  );

  it.each(['x-method', 'x-original', 'x-forwarded-host', 'content-type', '', 'x-rewrite-url-2'])(
    'is none of any other name: %j',
    (name) => expect(isRewriting(name)).toBe(false),
  );
});

describe('a query that may make another call of a call', () => {
  it.each(['?_method=DELETE', '?a=1&_METHOD=put', '?a;_method', '?%5Fmethod=x', '?_%4dethod=x', '?a&_m%65thod&b'])(
    'names the method: %s',
    (search) => expect(isRewritingQuery(search)).toBe(true),
  );

  it.each(['', '?', '?method=GET', '?a=_method', '?x_method=1', '?_methods=1', '?_metho', '?%25_method'])(
    'is none that does not: %j',
    (search) => expect(isRewritingQuery(search)).toBe(false),
  );
});
