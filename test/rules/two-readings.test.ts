import { describe, expect, it } from 'vitest';
import { type DeskCall, openLedgerDesk, track17 } from './ledger-desk.ts';
import { recognised } from './recognised.ts';

const NUMBER = 'RR100000001CN';
const LIST = 'https://api.sinay.ai/webhook/api/v1/easy-shipment';

const maxOf = (call: DeskCall): number | null | undefined => {
  const quoted = Object.values(openLedgerDesk().quote(call).quoted)[0];
  return quoted === undefined ? undefined : quoted[2];
};

describe('a call that providers may read in another way than we do', () => {
  it.each([
    ['a key in other letters', `[{"Number":"${NUMBER}","carrier":3011}]`],
    ['a key twice', `[{"number":"${NUMBER}","number":""}]`],
    ['a key twice, once escaped', `[{"number":"${NUMBER}","n\\u0075mber":""}]`],
    ['a language twice', `[{"number":"${NUMBER}","lang":"fr","lang":""}]`],
    ['a wrapper about the list', `{"data":[{"number":"${NUMBER}"}]}`.replace('"data"', '"Number"')],
    ['a list in the list', `[["${NUMBER}"]]`],
    ['bare numbers', `["${NUMBER}"]`],
    ['broken JSON', `[{"number":"${NUMBER}"`],
  ])('has no known max: a registration with %s', (_, body) => {
    expect(maxOf(track17('register', body))).toBeNull();
  });

  it.each([
    ['a language in other letters', `[{"number":"${NUMBER}","items":{"Lang":"fr"}}]`],
    ['a language twice', `[{"number":"${NUMBER}","items":{"lang":"fr","lang":""}}]`],
  ])('has no known max: a change with %s', (_, body) => {
    expect(maxOf(track17('changeinfo', body))).toBeNull();
  });

  it.each(['shipmentnumber=X1', 'shipmentNumber[]=X1', 'x=1;shipmentNumber=X1', 'shipmentNumber=X1&shipmentNumber=X2'])(
    'has no known max: a pull with ?%s',
    (query) => {
      expect(
        maxOf({ method: 'GET', url: `https://api.sinay.ai/container-tracking/api/v2/shipment?${query}` }),
      ).toBeNull();
    },
  );

  it.each([
    '{"a":{"shipments":[{"number":"X1"}],"shipments":[]}}',
    '{"shipments":[{"number":"X1"}]}',
    '[{"shipments":[{"number":"X1"}]}]',
    '{"a":{"Shipments":[{"number":"X1"}]}}',
    '{"a":{"shipments":{"number":"X1"}}}',
    '{"a":{"shipments":["X1"]}}',
  ])('has no known max: an addition to a list of %s', (body) => {
    expect(maxOf({ method: 'POST', url: LIST, body })).toBeNull();
  });

  it('is unknown when a header names another method', () => {
    const url = 'https://api.17track.net/track/v2.4/register';
    expect(recognised('OPTIONS', url)?.action).toBe('read');
    expect(recognised('OPTIONS', url, undefined, { 'x-http-method-override': 'POST' })?.action).toBe('unknown');
  });
});

describe('a call that is plain to read', () => {
  it.each([
    ['keys that rules do not look at', `[{"number":"${NUMBER}","tag":"a","remark":"number: \\"x\\""}]`],
    ['escapes', `[{"number":"${NUMBER}","tag":"\\u4e2d\\u6587"}]`],
    ['blanks before colons', `[{"number" : "${NUMBER}"}]`],
    ['values that are names', `[{"number":"${NUMBER}","tag":"number"}]`],
  ])('is priced as it stands: %s', (_, body) => {
    expect(maxOf(track17('register', body))).toBe(1);
  });

  it('is priced as it stands: a pull with other parameters', () => {
    const url = 'https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=X1&sealine=MSCU&route=true';
    expect(maxOf({ method: 'GET', url })).toBe(1);
  });
});
