import fc from 'fast-check';

// Texts near JSON, as clients and attackers write them. All are made as text, not as values: what a value loses is what is looked for.

/** Mostly the plain one, now and then one of the odd ones. */
export const mostly = <T>(plain: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 10): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: plain }, { weight: 1, arbitrary: odd });

const quoted = (text: string): string => JSON.stringify(text);

/** One name in the spellings that some readers take for it. */
export const keyText = (name: string): fc.Arbitrary<string> => {
  const first = name.charCodeAt(0).toString(16).padStart(4, '0');
  return mostly(
    fc.constant(quoted(name)),
    fc.constantFrom(
      quoted(name.toUpperCase()),
      quoted(`${name.charAt(0).toUpperCase()}${name.slice(1)}`),
      `"\\u${first}${name.slice(1)}"`,
      `'${name}'`,
      name,
      quoted(` ${name}`),
      quoted(`${name}\u200b`),
      quoted(`${name}s`),
      quoted(name.replaceAll('_', '')),
      quoted(`\uff4e${name.slice(1)}`),
    ),
    25,
  );
};

const NUMBERS = ['RR100000001CN', 'RR100000002CN', '9200190000000000000001', '123456789012'] as const;

/** Texts that stand for one of a few numbers in the eyes of some reader. */
const numberText = fc
  .tuple(fc.constantFrom(...NUMBERS), fc.nat(13))
  .map(([number, how]) =>
    [
      number,
      number.toLowerCase(),
      ` ${number}\t`,
      `${number}\u200b`,
      `\ufeff${number}`,
      `${number}\0`,
      `${number}\0x`,
      number.replace('1', '\uff11'),
      `${number.slice(0, 4)} ${number.slice(4)}`,
      `${number}\ud800`,
      `\u00a0${number}`,
      `${number.slice(0, 3)}-${number.slice(3)}`,
      `${number},RR100000002CN`,
      number.replace('R', '\u24c7'),
    ].at(how),
  )
  .map((text) => quoted(text ?? ''));

const oddNumber = fc.constantFrom(
  ...['null', 'true', 'false', '""', '" "', '{}', '[]', '-123456', '0', '1e400', '-0', '123456.0', '1.23456789012e11'],
  ...['[["RR100000001CN"]]', '["RR100000001CN"]', '["RR100000001CN","RR100000002CN"]', '{"number":"RR100000001CN"}'],
  ...['9200190000000000000001.0', '00123456', '+123456', '0x1F0000', 'NaN', 'undefined', "'RR100000001CN'", '`RR1`'],
  ...[
    '"12"',
    '"RR/1"',
    `"${'9'.repeat(51)}"`,
    `"${'A'.repeat(3000)}"`,
    '{"toString":1,"valueOf":2}',
    '"RR10000000\\u0031CN"',
  ],
);

const longDigits = fc.constantFrom(
  ...['123456789012', '9200190000000000000001', '9200190000000000000002', '9'.repeat(400)],
);

/** What stands where a tracking number belongs. */
export const numberValue = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...NUMBERS).map(quoted) },
  { weight: 2, arbitrary: numberText },
  { weight: 4, arbitrary: longDigits },
  { weight: 2, arbitrary: oddNumber },
);

const carrierValue = mostly(
  fc.constantFrom('3011', '7041', '0', 'null', '"3011"'),
  fc.constantFrom(
    ...[
      '-1',
      '""',
      '" 3011 "',
      '"03011"',
      '3011.0',
      '"3011.0"',
      '3.011e3',
      'true',
      'false',
      '[3011]',
      '{"key":3011}',
      '"USPS"',
    ],
    ...[
      '92233720368547758079',
      '0.5',
      '-3011',
      '"\\u0033011"',
      '"３０１１"',
      '"301\\u200b1"',
      '1e999',
      '{"toString":1}',
    ],
  ),
);

const langValue = mostly(
  fc.constantFrom('"en"', '""', 'null'),
  fc.constantFrom('" en "', '"EN"', '["en"]', '{"code":"en"}', 'true', '1', '" "', `"${'e'.repeat(500)}"`),
);
const modeValue = mostly(
  fc.constantFrom('"Denied"', '"UseDefaultLang"'),
  fc.constantFrom('"denied"', '" Denied"', '["Denied"]', 'null', 'true', '"Denied\\u200b"'),
);
const levelValue = mostly(
  fc.constantFrom('"Standard"', '"Instant"', '1', '0'),
  fc.constantFrom(
    '"instant"',
    '" INSTANT "',
    '"1"',
    '1.0',
    '1e0',
    'true',
    '["Instant"]',
    '2',
    '"Fast"',
    'null',
    '"１"',
  ),
);
const innerFields = mostly(
  fc.constantFrom('{"lang":"en"}', '{"tag":"a"}', '{"lang":""}'),
  fc.constantFrom(
    ...[
      '[{"lang":"en"}]',
      '"{\\"lang\\":\\"en\\"}"',
      '{"Lang":"en"}',
      '{"lang":"","lang":"en"}',
      '{"items":{"lang":"en"}}',
    ],
    ...[
      'null',
      '[]',
      '{"lang":["en"]}',
      '{"number":"RR100000002CN","lang":"en"}',
      '{"__proto__":{"lang":"en"}}',
      'true',
    ],
  ),
);
const anything = fc.constantFrom(
  ...[
    '1',
    '"x"',
    'null',
    '{"number":"RR100000002CN"}',
    '[{"number":"RR100000002CN","carrier":3011}]',
    '{"deep":[[[]]]}',
    '1e5',
  ],
);

const VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  number: numberValue,
  carrier: carrierValue,
  carrier_old: carrierValue,
  carrier_new: carrierValue,
  lang: langValue,
  translation_mode: modeValue,
  cacheLevel: levelValue,
  items: innerFields,
  tag: fc.constantFrom('"a"', 'null', '{"number":"RR100000002CN"}'),
  data: anything,
  ['__proto__']: fc.constantFrom('{"number":"RR100000002CN"}', '{"lang":"en"}', 'null'),
};

/** One field of an item: a name, perhaps oddly spelt, and a value. */
const fieldOf = (name: string): fc.Arbitrary<string> =>
  fc.tuple(keyText(name), VALUES[name] ?? anything).map(([key, value]) => `${key}:${value}`);

/** An item with some of these fields, in any order; now and then one of them twice, or something beside. */
const itemOf = (names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      mostly(fieldOf('number'), fc.constantFrom('', '"no":"RR100000001CN"'), 20),
      fc.subarray([...names]).chain((some) => fc.tuple(...some.map(fieldOf))),
      mostly(fc.constant(null), fc.constantFrom(...names, 'number', 'data', '__proto__', 'other').chain(fieldOf), 15),
      fc.boolean(),
    )
    .map(([number, others, more, isLast]) => {
      const fields = [...others, ...(more === null ? [] : [more])].filter((one) => one !== '');
      const all = isLast ? [...fields, number] : [number, ...fields];
      return `{${all.filter((one) => one !== '').join(',')}}`;
    });

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  register: ['carrier', 'lang', 'translation_mode', 'tag'],
  changeinfo: ['carrier', 'items', 'lang'],
  getRealTimeTrackInfo: ['carrier', 'lang', 'translation_mode', 'cacheLevel'],
  changecarrier: ['carrier_old', 'carrier_new'],
};

const oddItem = fc.constantFrom(
  'null',
  '"RR100000001CN"',
  '123456789012',
  '[]',
  '[{"number":"RR100000001CN"}]',
  '{}',
  'true',
);

/** How a whole body may be wrapped, coded or spoilt. */
const BODY_TWISTS: readonly ((text: string, first: string) => string)[] = [
  (_, first) => first,
  (text) => `[${text}]`,
  (text) => `{"data":${text}}`,
  (text) => `{"items":${text}}`,
  (text) => `{"__proto__":${text}}`,
  (text) => quoted(text),
  (text) => `\ufeff${text}`,
  (text) => `${text}\0`,
  (text) => `${text}\n${text}`,
  (text) => text.replace(/\]$/, ',]'),
  (text) => text.replaceAll('"', "'"),
  (text) => `/* [] */ ${text} // end`,
  (text) => text.replace('{', '{/*"number":"RR100000002CN",*/'),
  (text) => `// [{"number":"RR100000002CN"}]\r${text}`,
  (text) => `)]}',\n${text}`,
  (text) => text.slice(0, -1),
  (text) => `data=${encodeURIComponent(text)}`,
  (text) => encodeURIComponent(text),
  () => 'number=RR100000001CN&carrier=3011',
  () => '--b\r\nContent-Disposition: form-data; name="number"\r\n\r\nRR100000001CN\r\n--b--\r\n',
  (text) => text.replaceAll(',', '\u00a0,\t\n '),
  (text) => `${'['.repeat(300)}${text}${']'.repeat(300)}`,
  () => '',
  () => ' ',
  () => 'null',
];

/** The text of a body for a call of 17TRACK. */
export const bodyText = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(mostly(itemOf(FIELDS[name] ?? ['carrier']), oddItem, 40), { minLength: 1, maxLength: 4 }),
      mostly(fc.constant(null), fc.constantFrom(...BODY_TWISTS), 5),
    )
    .map(([items, twist]) => {
      const text = `[${items.join(',')}]`;
      return twist === null ? text : twist(text, items[0] ?? '{}');
    });
