import { expect, test } from 'vitest';
import { quoteDocument } from '../../shared/words/quote-document.ts';
import { quoteView } from '../../shared/words/quote-view.ts';
import { ALLOW, acceptedAll, openGateDesk } from '../gate/gate-desk.ts';

const quoteOf = async (items: readonly object[]) => {
  const { gate } = openGateDesk();
  const recognised = gate.recognise({
    method: 'POST',
    url: 'https://api.17track.net/track/v2.4/register',
    headers: [],
    body: { kind: 'text', text: JSON.stringify(items) },
  });
  if (recognised === null) throw new Error('a registration was not recognised');
  return gate.quote(recognised, 'none');
};

test('what looks mistyped stands first, with what is wrong in it, and is not counted among the new ones', async () => {
  const quote = await quoteOf([
    { number: 'RR100000312CN', carrier: 3011 },
    { number: 'RR100000348CN', carrier: 3011, lang: 'de' },
    { number: '1Z999AA1012345678', carrier: 100002 },
  ]);
  const view = quoteView(quote, 'en');
  expect(view.groups.map(({ kind, head, units, items }) => ({ kind, head, units, items }))).toEqual([
    { kind: 'mistyped', head: '2 look mistyped', units: '2', items: ['RR100000348CN', '1Z999AA1012345678'] },
    { kind: 'charge', head: '1 new number', units: '1', items: ['RR100000312CN'] },
    { kind: 'maybe', head: expect.stringContaining('translation'), units: '0–1', items: ['RR100000348CN'] },
  ]);
  expect(view.groups[0]?.faults).toEqual({
    RR100000348CN: { at: 10, length: 1, say: 'The check digit does not fit: 3 belongs where 8 stands.' },
    '1Z999AA1012345678': { at: 17, length: 0, say: 'One too short: a UPS number has 18 characters.' },
  });
  expect(quoteView(quote, 'zh').groups[0]).toMatchObject({
    head: '2 个疑似输错',
    faults: { RR100000348CN: { say: '校验位不符：8 处应为 3。' } },
  });
});

test('programs read it as a warning, with its numbers', async () => {
  const quote = await quoteOf([{ number: 'RR100000348CN', carrier: 3011 }]);
  expect(quoteDocument(quote, 'en')).toMatchObject({
    warnings: [
      {
        code: 'check-digit',
        items: ['RR100000348CN'],
        say: 'The check digit does not fit: 3 belongs where 8 stands.',
      },
    ],
    lines: [{ item: 'RR100000348CN', rule: 'register', outcome: 'charge' }],
  });
});

test('the carrier that is asked for decides about digits that many carriers write', async () => {
  const groups = async (carrier?: number) =>
    quoteView(await quoteOf([{ number: '123456789013', carrier }]), 'en').groups.map(({ kind }) => kind);
  expect(await groups(100003)).toEqual(['mistyped']);
  expect(await groups(3011)).toEqual(['charge']);
  expect(await groups()).toEqual(['charge']);
});

test('what will be refused anyway is not looked at', async () => {
  const quote = await quoteOf([
    { number: 'RR100000312CN', carrier: 3011 },
    { number: 'RR100000312CN', carrier: 3011 },
    { number: '1Z 9', carrier: 100002 },
  ]);
  expect(quoteView(quote, 'en').groups.map(({ kind }) => kind)).not.toContain('mistyped');
});

test('what was registered before is not said to be mistyped: there is more to say of it', async () => {
  const { gate, registering } = openGateDesk();
  await gate.open(registering('call', 'RR100000348CN'), ALLOW, () => false);
  await gate.settle('call', acceptedAll('RR100000348CN'));
  const other = gate.recognise({
    method: 'POST',
    url: 'https://api.17track.net/track/v2.4/register',
    headers: [],
    body: { kind: 'text', text: '[{"number":"RR100000348CN","carrier":7041}]' },
  });
  if (other === null) throw new Error('a registration was not recognised');
  expect(quoteView(await gate.quote(other, 'none'), 'en').groups.map(({ kind }) => kind)).not.toContain('mistyped');
});
