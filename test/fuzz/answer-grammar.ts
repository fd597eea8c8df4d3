import fc from 'fast-check';
import { mostly, numberValue } from './json-grammar.ts';

// What comes back: the provider's envelope with holes, repetitions, other types, items that nobody asked for, cut or huge.

const odd = fc.constantFrom(
  ...[
    'null',
    'true',
    '0',
    '-1',
    '"0"',
    '""',
    '[]',
    '{}',
    '[[]]',
    '{"toString":1,"valueOf":2}',
    '1e999',
    '"x"',
    '[null]',
  ],
  ...[
    '{"__proto__":{"code":0}}',
    '{"length":3}',
    '9200190000000000000001',
    '"\\ud800"',
    '{"constructor":1,"hasOwnProperty":2}',
  ],
);

const code = mostly(
  fc.constantFrom(
    '-18019901',
    '-18010012',
    '-18019908',
    '-18019902',
    '-18019904',
    '-18019905',
    '-18019909',
    '-18019801',
  ),
  fc.oneof(odd, fc.constantFrom('"-18019901"', '-18019901.0', '-180199019999999999999')),
);

const field = (name: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  mostly(
    value.map((text) => `"${name}":${text}`),
    fc.oneof(
      fc.constant(''),
      odd.map((text) => `"${name}":${text}`),
      value.map((text) => `"${name}":${text},"${name}":${text}`),
      value.map((text) => `"${name.toUpperCase()}":${text}`),
    ),
  );

const objectOf = (...fields: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...fields).map((all) => `{${all.filter((one) => one !== '').join(',')}}`);

const carrier = fc.constantFrom('3011', '7041', '0', '"3011"', '21051');
const shown = fc.constantFrom(
  '{"tracking":{"providers":[{"events":[{"description_translation":{"description":"x"}}]}]}}',
  '{}',
);

const accepted = objectOf(
  field('number', numberValue),
  field('carrier', carrier),
  field('origin', fc.constantFrom('1', '2')),
  mostly(fc.constant(''), field('lang', fc.constantFrom('"en"', 'null'))),
  mostly(fc.constant(''), field('carrier_new', carrier)),
  mostly(fc.constant(''), field('track_info', shown)),
  mostly(fc.constant(''), field('tracking_status', fc.constantFrom('"Tracking"', '"Stopped"'))),
);
const rejected = objectOf(
  field('number', numberValue),
  field('carrier', carrier),
  field('error', objectOf(field('code', code), field('message', fc.constant('"no"')))),
);
const listOf = (one: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(mostly(one, odd, 20), { maxLength: 6 }).map((all) => `[${all.join(',')}]`);

const quota = objectOf(
  ...['quota_total', 'quota_used', 'quota_remain', 'today_used'].map((name) =>
    field(name, fc.constantFrom('100', '37', '-3', '63', '0')),
  ),
);

const data = mostly(
  fc.oneof(objectOf(field('accepted', listOf(accepted)), field('rejected', listOf(rejected))), quota),
  fc.oneof(objectOf(field('errors', listOf(objectOf(field('code', code))))), listOf(accepted), odd),
  4,
);

const envelope = objectOf(field('code', mostly(fc.constant('0'), code)), field('data', data));

/** An answer of Safecube, near enough: metadata, lists, usage. */
const shipment = objectOf(
  field(
    'metadata',
    objectOf(field('shipmentType', fc.constantFrom('"BL"', '"CT"')), field('shipmentNumber', numberValue)),
  ),
  field('containers', listOf(objectOf(field('number', numberValue)))),
  mostly(fc.constant(''), field('errorCode', fc.constantFrom('404', '200', '"404"'))),
  mostly(fc.constant(''), field('ep_a', objectOf(field('shipments', listOf(objectOf(field('number', numberValue))))))),
  mostly(
    fc.constant(''),
    field(
      'apis',
      objectOf(
        field(
          'webhook',
          objectOf(
            field(
              'periodicUsages',
              fc.constantFrom('{"2026-11":{"consumedShipmentList":["MSCU6639870",1,null]}}', '{"x":1}'),
            ),
          ),
        ),
      ),
    ),
    3,
  ),
);

/** The text of an answer, and its status. */
export const answered: fc.Arbitrary<{ readonly status: number; readonly text: string | null }> = fc.record({
  status: mostly(
    fc.constant(200),
    fc.constantFrom(0, 100, 199, 201, 202, 204, 301, 304, 400, 402, 429, 500, 503, 599, 600, 999, -1),
  ),
  text: mostly<string | null>(
    fc.oneof(envelope, shipment),
    fc.oneof(
      fc.constantFrom<string | null>(
        null,
        '',
        ' ',
        '<html>',
        '{"code":0',
        '\ufeff{"code":0,"data":{}}',
        `${'['.repeat(5000)}`,
      ),
      envelope.map((text) => text.slice(0, Math.floor(text.length / 2))),
      envelope.map((text) => `${text}${text}`),
      odd,
    ),
  ),
});
