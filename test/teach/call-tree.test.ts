import { expect, test } from 'vitest';
import { callTree } from '../../shared/teach/call-tree.ts';
import { placesOf } from '../../shared/teach/find-places.ts';
import type { Recorded } from '../../shared/teach/recorded.ts';

const NUMBER = 'TCLU4839207';

const recorded = (said: Partial<Recorded>): Recorded => ({
  id: 'one',
  at: 0,
  method: 'POST',
  url: 'https://freight.example/graphql',
  headers: [],
  body: null,
  answer: null,
  ...said,
});

const shown = (call: Recorded): readonly string[] =>
  callTree(call, NUMBER).map(
    ({ depth, name, value, of, place, isFound }) =>
      `${'  '.repeat(depth)}${name}${value === null ? '' : `: ${value}`}${of === null ? '' : ` (${of})`}${place === null ? '' : ' ?'}${isFound ? ' !' : ''}`,
  );

test('shows a body as a tree, of a list the one that carries the number, and marks where it stands', () => {
  const rows = [{ ref: 'MSCU6639870' }, { ref: NUMBER, 'a name': 'x', urgent: true, note: '' }];
  expect(shown(recorded({ body: JSON.stringify({ operationName: 'add', variables: { input: rows } }) }))).toEqual([
    'operationName: add ?',
    'variables',
    '  input (2)',
    '    each',
    `      ref: ${NUMBER} ? !`,
    '      a name: x',
    '      urgent: true',
    '      note: ',
  ]);
});

test('shows fields of a form and of a query, and the part of a path', () => {
  expect(shown(recorded({ body: `no=${NUMBER}&to=DE` }))).toEqual([`no: ${NUMBER} ? !`, 'to: DE ?']);
  expect(shown(recorded({ url: `https://a.example/track/${NUMBER}?lang=en` }))).toEqual([
    'lang: en ?',
    `address › number: ${NUMBER} ? !`,
  ]);
  expect(shown(recorded({}))).toEqual([]);
});

test('a place that was found is picked in the tree as it was found', () => {
  const call = recorded({ body: JSON.stringify([{ rows: [{ no: NUMBER }], memo: NUMBER }]) });
  const picked = callTree(call, NUMBER).flatMap(({ place, isFound }) => (isFound && place !== null ? [place] : []));
  expect(picked).toEqual(placesOf(call, NUMBER));
});
