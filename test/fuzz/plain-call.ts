import fc from 'fast-check';
import type { WireCall } from './call-grammar.ts';

/** A call of 17TRACK as its documents have it. */
export const plainCall: fc.Arbitrary<WireCall> = fc
  .tuple(
    fc.constantFrom('register', 'register', 'register', 'changeinfo', 'deletetrack', 'gettrackinfo', 'stoptrack'),
    fc.array(
      fc.record({
        number: fc.constantFrom('RR100000001CN', 'RR100000002CN', '9200190000000000000001', '123456789012'),
        carrier: fc.constantFrom(0, 3011, 3011, 7041),
        lang: fc.constantFrom('', '', 'en'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([name, items]) => ({
    method: 'POST',
    target: `/track/v2.4/${name}`,
    headers: [['17token', 'key']],
    body: Buffer.from(
      JSON.stringify(name === 'changeinfo' ? items.map(({ lang, ...item }) => ({ ...item, items: { lang } })) : items),
    ),
  }));
