import fc from 'fast-check';
import { expect, test } from 'vitest';
import { routeTableOf } from '../../shared/pack/compile.ts';
import { mayCharge, recognise } from '../../shared/recognise/recognise.ts';
import { isRewritingQuery } from '../../shared/recognise/rewriting.ts';
import { findRequest } from '../../shared/recognise/wall.ts';
import { wallRulesOf } from '../../shared/recognise/wall-rules.ts';
import { trials } from '../trials.ts';
import { judgeByRules } from './judge-wall.ts';
import { taughtPortal } from './taught-portal.ts';

const HOST = 'https://console.freight.example';

const portals = [
  ['posts', taughtPortal(), '/api/accounts/4711/add'],
  [
    'gets',
    taughtPortal({
      method: 'GET',
      template: '/cgi/track/{number}',
      place: { in: 'path', each: '$', number: 'number', trail: ['number'], value: 'TCLU4839207' },
    }),
    '/cgi/track/TCLU4839207',
  ],
  ['posts to its first page', taughtPortal({ template: '/{part}' }), '/4711'],
] as const;

const judgeOf = (pack: ReturnType<typeof taughtPortal>) => {
  const table = routeTableOf([pack]);
  const rules = wallRulesOf(table, 1, []);
  const packs = new Map([[pack.id, pack]]);
  return {
    isBlocked: (method: string, address: string) => judgeByRules(rules, method, address) === 'block',
    passesByHook: (method: string, address: string) => {
      const url = new URL(address);
      return findRequest(table, method, url)?.passes === true && !isRewritingQuery(url.search);
    },
    /** What a person taught, or may be that: what only carries numbers to another address is for the hook alone. */
    mayBeTaught: (method: string, address: string) => {
      const hasBody = method !== 'GET' && method !== 'HEAD';
      const body = hasBody
        ? ({ kind: 'text', text: '{"items":[{"no":"TCLU4839207"}]}' } as const)
        : { kind: 'none' as const };
      const call = recognise(packs, { method, url: address, headers: [], body });
      return call !== null && mayCharge(call) && call.isUndescribed !== true;
    },
  };
};

const posting = judgeOf(portals[0][1]);

test.each([
  ['POST', '/api/accounts/4711/add', 'block'],
  ['POST', '/API/Accounts/4711/ADD/?x=1#tollgate-00000000', 'block'],
  ['POST', '//api//accounts/a%20b/add', 'block'],
  ['POST', '/%61pi/accounts/4711/add', 'block'],
  ['POST', '/api%2Faccounts/4711/add', 'block'],
  ['POST', '/api/accounts/4711/add;jsessionid=1', 'block'],
  ['POST', '/x/..;/api/accounts/4711/add', 'block'],
  ['POST', '/api/accounts/4711/add.', 'block'],
  ['POST', '/api/list?_method=PUT', 'block'],
  ['GET', '/api/accounts/4711/add?_method=POST', 'block'],
  ['GET', '/api/accounts/4711/add', 'none'],
  ['OPTIONS', '/api/accounts/4711/add', 'none'],
  ['POST', '/api/list', 'none'],
  ['POST', '/login.do;jsessionid=1', 'none'],
  ['GET', '/img/my%20logo.png', 'none'],
  ['GET', '/', 'none'],
] as const)('at a portal that is taught %s %s: %s', (method, path, judged) => {
  expect(posting.isBlocked(method, HOST + path)).toBe(judged === 'block');
});

test.each([
  'https://console.freight.example:8443',
  'http://console.freight.example.',
  'https://user:word@CONSOLE.freight.example',
])('the host is the same one as %s', (host) => {
  expect(posting.isBlocked('POST', `${host}/api/accounts/4711/add`)).toBe(true);
});

test.each([
  'https://sub.console.freight.example',
  'https://freight.example',
  'https://console.freight.example.evil.example',
])('what was taught of a host says nothing of %s', (host) =>
  expect(posting.isBlocked('POST', `${host}/api/accounts/4711/add`)).toBe(false),
);

const letter = fc.constantFrom(
  ...['/', '//', '.', '..', '%2e', '%2F', '%5c', '\\', ';', '%3b', '%20', '%', '%25', '%e4', '%C3', 'api', 'cgi', 'x'],
  ...['.json', '?', '&', '_method', '=', '#', '%5f', '%u002f', 'é', '~', '@', ':'],
);
const letters = fc.array(letter, { maxLength: 4 }).map((all) => all.join(''));
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS');

test.each(portals)(
  'a portal that %s: what the rules let pass can be nothing that was taught, and what they stop the hook asks about',
  (_name, pack, path) => {
    const { isBlocked, passesByHook, mayBeTaught } = judgeOf(pack);
    const spelled = fc
      .record({ at: fc.nat(), what: letters, end: letters, upper: fc.boolean() })
      .map(({ at, what, end, upper }) => {
        const place = 1 + (at % path.length);
        const text = path.slice(0, place) + what + path.slice(place) + end;
        return `${HOST}${upper ? text.toUpperCase() : text}`;
      });
    const other = letters.map((text) => `${HOST}/${text}`);
    const address = fc
      .oneof(spelled, other)
      .filter((text) => URL.canParse(text))
      .map((text) => new URL(text).href);
    fc.assert(
      fc.property(method, address, (sent, text) => {
        if (sent === 'OPTIONS') return;
        if (isBlocked(sent, text)) expect([sent, text, passesByHook(sent, text)]).toEqual([sent, text, false]);
        else expect([sent, text, mayBeTaught(sent, text)]).toEqual([sent, text, false]);
      }),
      trials(4000),
    );
  },
);
