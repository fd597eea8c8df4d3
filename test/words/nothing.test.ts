import { expect, test } from 'vitest';
import { quoteDocument } from '../../shared/words/quote-document.ts';
import { quoteView } from '../../shared/words/quote-view.ts';
import { ALLOW, acceptedAll, openGateDesk } from '../gate/gate-desk.ts';

const viewOf = async (path: string, items: readonly object[], locale: 'en' | 'zh' = 'en') => {
  const { gate, registering } = openGateDesk();
  await gate.open(registering('call', 'RR100000017CN'), ALLOW, () => false);
  await gate.settle('call', acceptedAll('RR100000017CN'));
  const recognised = gate.recognise({
    method: 'POST',
    url: `https://api.17track.net/track/v2.4/${path}`,
    headers: [],
    body: { kind: 'text', text: JSON.stringify(items) },
  });
  if (recognised === null) throw new Error('the call was not recognised');
  const quote = await gate.quote(recognised, 'none');
  const view = quoteView(quote, locale);
  return { quote, view, headline: view.headline.map(({ text }) => text).join('') };
};

const KNOWN = { number: 'RR100000017CN', carrier: 3011 };
const NEW = { number: 'RR100000025CN', carrier: 3011 };

test('a free call that is quoted alone says free', async () => {
  expect((await viewOf('getquota', [])).headline).toBe('This is free.');
  expect((await viewOf('deletetrack', [KNOWN])).headline).toBe('This is free.');
  expect((await viewOf('register', [KNOWN])).headline).toBe('This is free.');
  expect((await viewOf('getquota', [], 'zh')).headline).toBe('本次免费。');
});

test('a call that will be refused as a whole says so, and that nothing is charged', async () => {
  expect((await viewOf('register', [{ number: 'x' }])).headline).toBe('17TRACK will refuse it. Nothing is charged.');
  expect((await viewOf('register', [{ number: 'x' }, { number: 'y' }])).headline).toBe(
    '17TRACK will refuse all 2. Nothing is charged.',
  );
});

test('a number that stands twice in one list is said to, and not to be registered already', async () => {
  const { view, quote } = await viewOf('register', [NEW, NEW, NEW, KNOWN]);
  expect(view.groups.map(({ kind, head, units }) => [kind, head, units])).toEqual([
    ['charge', '1 new number', '1'],
    ['free', '2 twice in this list', 'free'],
    ['free', '1 already registered', 'free'],
  ]);
  // Programs read the rule by which it is refused, and the sentence.
  expect(quoteDocument(quote, 'en').lines[1]).toMatchObject({
    rule: 'already-registered',
    say: 'Named before in the same list: nothing more is charged.',
  });
});

test('a list of another carrier each has nothing twice', async () => {
  const { view } = await viewOf('register', [NEW, { ...NEW, carrier: 7041 }]);
  expect(view.groups.map(({ head }) => head)).not.toContain('1 twice in this list');
});
