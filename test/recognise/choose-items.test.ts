import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { choosingOf, chosenBody, heldBackAnswer } from '../../shared/recognise/choose-items.ts';
import { type HttpCall, type Recognised, recognise } from '../../shared/recognise/recognise.ts';
import { trials } from '../trials.ts';

const packs = new Map(bundledPacks.map((pack) => [pack.id, pack]));
const REGISTER = 'https://api.17track.net/track/v2.4/register';
const LISTED = 'https://api.sinay.ai/webhook/api/v1/easy-shipment-asynchronous';

const called = (text: string, url = REGISTER, headers: HttpCall['headers'] = []): Recognised => {
  const found = recognise(packs, { method: 'POST', url, headers, body: { kind: 'text', text } });
  if (found === null) throw new TypeError('no call of a provider’s');
  return found;
};

const choosing = (text: string, url = REGISTER, headers: HttpCall['headers'] = []) =>
  choosingOf(called(text, url, headers), { kind: 'text', text }, headers);

const only = (text: string, chosen: readonly number[], url = REGISTER): string | null => {
  const { call, asks } = called(text, url);
  return call === null ? null : chosenBody(call, text, asks, chosen);
};

describe('the body with some of its items', () => {
  test.each([
    ['[{"number":"RR1"},{"number":"RR2"},{"number":"RR3"}]', [0, 2], '[{"number":"RR1"},{"number":"RR3"}]'],
    ['[{"number":"RR1"},{"number":"RR2"}]', [1], '[{"number":"RR2"}]'],
    ['[\n  {"number":"RR1"},\n  {"number":"RR2"}\n]\n', [0], '[\n  {"number":"RR1"}\n]\n'],
    ['[\n  {"number":"RR1"} ,\n  {"number":"RR2"}\n]\n', [1], '[\n  {"number":"RR2"}\n]\n'],
    ['\ufeff[{"number":"RR1"},{"number":"RR2"}]', [1], '\ufeff[{"number":"RR2"}]'],
    [
      '[{"number":92001900000000000001,"tag":"],["},{"number":92001900000000000002 }]',
      [1],
      '[{"number":92001900000000000002 }]',
    ],
  ])('keeps all else letter for letter: %j, %j', (text, chosen, wanted) => {
    expect(only(text, chosen)).toBe(wanted);
  });

  it('names one of two that are the same by its place', () => {
    const twice = '[{"number":"RR1","tag":"a"},{"number":"RR1","tag":"b"}]';
    expect(only(twice, [1])).toBe('[{"number":"RR1","tag":"b"}]');
  });

  it('leaves the lists of other receivers, also of those whose names a parser puts first', () => {
    const text =
      '{"ep_b":{"shipments":[{"number":"B1"},{"number":"B2"}]},"7":{"shipments":[{"number":"S1"}]},"x":{"shipments":[]}}';
    expect(called(text, LISTED).asks.map(({ number }) => number)).toEqual(['S1', 'B1', 'B2']);
    expect(only(text, [0, 2], LISTED)).toBe(
      '{"ep_b":{"shipments":[{"number":"B2"}]},"7":{"shipments":[{"number":"S1"}]},"x":{"shipments":[]}}',
    );
    expect(only(text, [1], LISTED)).toBe(
      '{"ep_b":{"shipments":[{"number":"B1"}]},"7":{"shipments":[]},"x":{"shipments":[]}}',
    );
  });

  it('is none where an item is named that the call does not have', () => {
    expect(only('[{"number":"RR1"},{"number":"RR2"}]', [0, 5])).toBeNull();
  });
});

describe('choosing', () => {
  test.each([
    ['items', '[{"number":"RR1"},{"number":"RR2"}]', REGISTER, []],
    ['nothing', '[{"number":"RR1"}]', REGISTER, []],
    ['nothing', '[{"number":"RR1"},{"number":"RR2"},{"number":true}]', REGISTER, []],
    ['lenient', "[{'number':'RR1'},{'number':'RR2'}]", REGISTER, []],
    ['compressed', '[{"number":"RR1"},{"number":"RR2"}]', REGISTER, [['Content-Encoding', 'gzip']]],
    ['signed', '[{"number":"RR1"},{"number":"RR2"}]', REGISTER, [['Content-Digest', 'sha-256=:x:']]],
    ['too-many', JSON.stringify(Array.from({ length: 1001 }, (_, nth) => ({ number: `R${nth}` }))), REGISTER, []],
    ['unclear', '{"e":{"shipments":[{"number":"A"}]},"e":{"shipments":[{"number":"B"},{"number":"C"}]}}', LISTED, []],
  ] as const)('is %s for %.60s', (wanted, text, url, headers) => {
    expect(choosing(text, url, headers)).toBe(wanted);
  });
});

const blanks = fc.constantFrom('', '', ' ', '\n', '\r\n\t');
const value = fc.oneof(
  fc.json({ maxDepth: 2 }),
  fc.constantFrom('"],[{\\""', '-1.5e3', '{"x":[1,{"y":"}"}]}', '92001900000000000001'),
);
const item = fc
  .tuple(
    fc.oneof(
      fc.constantFrom('"RR1"', '"RR2"', ' "rr1" ', '92001900000000000001', '""', 'null'),
      fc.integer({ min: 0 }).map(String),
    ),
    fc.option(fc.constantFrom('3011', '"3011"', '0', 'null')),
    fc.option(value),
    blanks,
    fc.boolean(),
  )
  .map(([number, carrier, extra, blank, isFirst]) => {
    const fields = [`"number"${blank}:${number}`, ...(carrier === null ? [] : [`"carrier":${blank}${carrier}`])];
    if (extra !== null) fields.push(`"remark":${extra}`);
    return `{${blank}${(isFirst ? fields : fields.reverse()).join(`${blank},`)}}`;
  });
const list = fc
  .tuple(fc.array(item, { minLength: 1, maxLength: 8 }), fc.array(blanks, { minLength: 17, maxLength: 17 }))
  .map(([items, around]) => `[${items.map((one, nth) => `${around[2 * nth]}${one}${around[2 * nth + 1]}`).join(',')}]`);
const map = fc
  .uniqueArray(fc.tuple(fc.constantFrom('ep_1', '2', '1', 'é', 'a b'), list, blanks), {
    minLength: 1,
    maxLength: 4,
    selector: ([name]) => name,
  })
  .map(
    (all) =>
      `{${all.map(([name, items, blank]) => `"${name}":${blank}{"at":1,"shipments"${blank}:${items}}`).join(',')}}`,
  );
const bodies = fc.oneof(
  list.map((text) => [text, REGISTER] as const),
  map.map((text) => [text, LISTED] as const),
);

/** The lists of a body without their items: what must stay. */
const restOf = (text: string): unknown => {
  const read: unknown = JSON.parse(text);
  return JSON.parse(JSON.stringify(read), (key, one) => (key === 'shipments' || Array.isArray(one) ? [] : one));
};

test('law: a body that is read again gives exactly what was chosen, the rest of it stays, and all of it is the body itself', () => {
  let tried = 0;
  fc.assert(
    fc.property(bodies, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), ([text, url], picks) => {
      const whole = called(text, url);
      if (whole.unreadable !== null || whole.call === null) return;
      tried += 1;
      const chosen = whole.asks.flatMap((_, nth) => (picks[nth] === true ? [nth] : []));
      const edited = only(text, chosen, url);
      expect(edited).not.toBeNull();
      if (edited === null) return;
      expect(called(edited, url).asks).toEqual(chosen.map((nth) => whole.asks[nth]));
      expect(restOf(edited)).toEqual(restOf(text));
      expect(
        only(
          text,
          whole.asks.map((_, nth) => nth),
          url,
        ),
      ).toBe(text);
    }),
    trials(300),
  );
  expect(tried).toBeGreaterThan(50);
});

describe('the answer about what stayed here', () => {
  const added = (text: string, chosen: readonly number[], url = REGISTER) => {
    const { pack, call } = called(text, url);
    return call === null ? null : heldBackAnswer(pack, call, text, chosen);
  };

  it('has an entry for each in the provider’s shape, as the call named it', () => {
    const text = '[{"number":"rr1","carrier":3011,"tag":"a"},{"number":92001900000000000001},{"number":"RR3"}]';
    const error = { code: -402, message: 'Held back by the user: not sent to 17TRACK.' };
    const entries = added(text, [2]);
    expect(entries?.list).toEqual(['data', 'rejected']);
    expect(JSON.parse(`[${entries?.elements}]`)).toEqual([
      { number: 'rr1', carrier: 3011, tag: 'a', error },
      { number: '92001900000000000001', carrier: 0, error },
    ]);
  });

  it('is none where nothing stayed, and of a provider whose answers name no items', () => {
    expect(added('[{"number":"RR1"},{"number":"RR2"}]', [0, 1])).toBeNull();
    expect(added('{"e":{"shipments":[{"number":"A"},{"number":"B"}]}}', [0], LISTED)).toBeNull();
  });
});
