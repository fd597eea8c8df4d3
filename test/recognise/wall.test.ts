import fc from 'fast-check';
import { expect, test } from 'vitest';
import { routeTableOf } from '../../shared/pack/compile.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { mayCharge, recognise } from '../../shared/recognise/recognise.ts';
import { isRewritingQuery } from '../../shared/recognise/rewriting.ts';
import { findRequest } from '../../shared/recognise/wall.ts';
import { wallRulesOf } from '../../shared/recognise/wall-rules.ts';
import { trials } from '../trials.ts';
import { judgeByRules } from './judge-wall.ts';
import { wallAddresses } from './wall-addresses.ts';

const table = routeTableOf(bundledPacks);
const rules = wallRulesOf(table, 1, []);
const packs = new Map(bundledPacks.map((pack) => [pack.id, pack]));

/** No rule but the header's fits a preflight. */
const judge = (method: string, address: string): 'allow' | 'block' => {
  const judged = judgeByRules(rules, method, address);
  return judged === 'none' ? 'allow' : judged;
};

const passesByHook = (method: string, address: string): boolean => {
  const url = new URL(address);
  return findRequest(table, method, url)?.passes === true && !isRewritingQuery(url.search);
};

const NO_BODY = { kind: 'none' } as const;

/** The worst that a request to this address may be, whatever it carries. */
const mayCostAnything = (method: string, address: string): boolean => {
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? ({ kind: 'text', text: '[{"number":"RR100000001CN","carrier":3011}]' } as const) : NO_BODY;
  const call = recognise(packs, { method, url: address, headers: [], body });
  return call !== null && mayCharge(call);
};

test.each(wallAddresses)('%s %s: %s', (method, address, judged) => {
  expect(judge(method, address)).toBe(judged);
  // Without a hook in sight nothing may pass that may charge; and what the hook lets go unasked the wall lets pass.
  if (judged === 'allow') expect(mayCostAnything(method, address)).toBe(false);
  else expect(passesByHook(method, address)).toBe(false);
});

const routes = table.providers.flatMap(({ hosts, routes: described }) =>
  described.flatMap(({ paths }) => paths.map((path) => ({ host: hosts[0] ?? '', path }))),
);
const letter = fc.constantFrom(
  ...[
    '/',
    '//',
    '.',
    '..',
    '%2e',
    '%2F',
    '%5c',
    '\\',
    ';',
    '%3b',
    '%20',
    '%',
    '%25',
    '%e4',
    '%C3',
    'track',
    'Track',
    'webhook',
  ],
  ...[
    'container-tracking',
    'safecube',
    'doc',
    'v2',
    'x.json',
    '.yaml',
    'register',
    '?',
    '&',
    '_method',
    '=',
    '#',
    '%5f',
    '%u002f',
    'é',
    '~',
  ],
);
const extra = fc.array(letter, { maxLength: 4 }).map((letters) => letters.join(''));
const twisted = fc
  .record({
    route: fc.constantFrom(...routes),
    at: fc.nat(),
    what: extra,
    end: extra,
    upper: fc.constantFrom('as-is', 'upper'),
  })
  .map(({ route: { host, path }, at, what, end, upper }) => {
    const place = 1 + (at % path.length);
    const spelled = path.replaceAll(/\{[^}]*\}/g, 'v2.4');
    const text = spelled.slice(0, place) + what + spelled.slice(place) + end;
    return `https://${host}${upper === 'upper' ? text.toUpperCase() : text}`;
  });
const free = fc
  .record({ provider: fc.constantFrom(...table.providers), letters: fc.array(letter, { maxLength: 7 }) })
  .map(({ provider, letters }) => `https://${provider.hosts[0]}/${letters.join('')}`);
const address = fc
  .oneof(twisted, free)
  .filter((text) => URL.canParse(text))
  .map((text) => new URL(text).href);
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS');

test('what the rules let pass can charge nothing, and it is what the hook lets go unasked, however an address is written', () => {
  fc.assert(
    fc.property(method, address, (sent, text) => {
      const isLet = judge(sent, text) === 'allow';
      if (isLet && sent !== 'OPTIONS') expect(mayCostAnything(sent, text)).toBe(false);
      expect([sent, text, isLet]).toEqual([sent, text, passesByHook(sent, text) || (sent === 'OPTIONS' && isLet)]);
    }),
    trials(4000),
  );
});

test('a rule of each provider blocks whatever is on its hosts and not let pass, sockets included', () => {
  for (const { hosts } of table.providers) {
    expect(judgeByRules(rules, '', `wss://${hosts[0]}/track/v2.4/register`)).toBe('block');
    expect(judgeByRules(rules, 'POST', `https://${hosts[0]}/anything`)).toBe('block');
  }
  expect(judgeByRules(rules, 'POST', 'https://shop.example/track/v2.4/register')).toBe('none');
});

test('rules have ids of their own, from the one that is given', () => {
  expect(wallRulesOf(table, 500, ['other']).map(({ id }) => id)).toEqual(rules.map((_, at) => 500 + at));
});
