import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSlip } from '../../shared/lists/find-slip.ts';
import { type CarrierForms, FORMS } from '../../shared/lists/number-forms.ts';
import { trials } from '../trials.ts';

const characters = (from: string, count: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...from), { minLength: count, maxLength: count }).map((all) => all.join(''));

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const digits = (count: number): fc.Arbitrary<string> => characters(DIGITS, count);
const parts = (...all: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...all).map((texts) => texts.join(''));
const exactly = (text: string): fc.Arbitrary<string> => fc.constant(text);

/** What stands before and behind the check digit of a form, the carrier that it needs to be asked for, and which single slips its scheme finds. */
interface Scheme {
  readonly name: string;
  readonly before: fc.Arbitrary<string>;
  readonly behind: string;
  readonly carrier: CarrierForms | null;
  /** From which place on every other digit is found; null where the scheme lets some through. */
  readonly findsFrom: number | null;
}

const schemes: readonly Scheme[] = [
  { name: 'S10', before: parts(characters(LETTERS, 2), digits(8)), behind: 'CN', carrier: null, findsFrom: null },
  { name: 'ISO 6346', before: parts(exactly('MSCU'), digits(6)), behind: '', carrier: null, findsFrom: null },
  { name: 'UPS', before: parts(exactly('1Z'), digits(15)), behind: '', carrier: null, findsFrom: null },
  { name: 'USPS 22', before: parts(exactly('94'), digits(19)), behind: '', carrier: null, findsFrom: 2 },
  { name: 'USPS 26', before: parts(exactly('92'), digits(23)), behind: '', carrier: null, findsFrom: 2 },
  { name: 'USPS 420', before: parts(exactly('4201234592'), digits(19)), behind: '', carrier: null, findsFrom: 10 },
  { name: 'FedEx 96', before: parts(exactly('9612345'), digits(14)), behind: '', carrier: null, findsFrom: 7 },
  { name: 'FedEx 12', before: digits(11), behind: '', carrier: 'fedex', findsFrom: null },
  { name: 'FedEx 15', before: digits(14), behind: '', carrier: 'fedex', findsFrom: 0 },
  { name: 'DHL Express', before: digits(9), behind: '', carrier: 'dhl-express', findsFrom: null },
  { name: 'DHL Paket 12', before: digits(11), behind: '', carrier: 'dhl-paket', findsFrom: null },
  {
    name: 'DHL Paket 20',
    before: parts(exactly('003404'), digits(13)),
    behind: '',
    carrier: 'dhl-paket',
    findsFrom: 6,
  },
];

/** The digits with which a number has no slip. */
const fitting = ({ behind, carrier }: Scheme, before: string): readonly string[] =>
  [...DIGITS].filter((digit) => findSlip(`${before}${digit}${behind}`, carrier) === null);

describe.each(schemes)('$name', (scheme) => {
  const { before, behind, carrier } = scheme;

  test('has one digit that fits, and says which where another stands', () => {
    fc.assert(
      fc.property(before, (text) => {
        const [fits, ...others] = fitting(scheme, text);
        // S10 and MOD7 have no other; ISO 6346 and FedEx call 10 a 0.
        expect(others).toEqual([]);
        for (const digit of DIGITS) {
          if (digit === fits) continue;
          expect(findSlip(`${text}${digit}${behind}`, carrier)).toMatchObject({
            kind: 'digit',
            at: text.length,
            is: digit,
            belongs: fits,
          });
        }
      }),
      trials(50),
    );
  });
});

describe.each(schemes.filter((scheme) => scheme.findsFrom !== null))('the scheme of $name', (scheme) => {
  test('finds every single digit that is another', () => {
    const { before, behind, carrier } = scheme;
    const from = scheme.findsFrom ?? 0;
    fc.assert(
      fc.property(before, fc.nat(), fc.constantFrom(...DIGITS), (text, place, digit) => {
        const number = `${text}${fitting(scheme, text)[0]}${behind}`;
        const at = from + (place % (number.length - behind.length - from));
        fc.pre(number[at] !== digit);
        expect(findSlip(`${number.slice(0, at)}${digit}${number.slice(at + 1)}`, carrier)).not.toBeNull();
      }),
      trials(100),
    );
  });
});

test('a number of twenty digits at USPS may have one of two check digits, and none is named', () => {
  fc.assert(
    fc.property(digits(19), (text) => {
      const slips = [...DIGITS].map((digit) => findSlip(`${text}${digit}`, 'usps'));
      expect(slips.filter((slip) => slip === null)).toHaveLength(2);
      for (const slip of slips) expect(slip).toSatisfy((one) => one === null || one.belongs === null);
    }),
    trials(50),
  );
});

test.each([
  ['of twelve digits, unless FedEx is asked for', '123456789013'],
  ['of fifteen digits', '123456000000174'],
  ['of twenty digits', '07100000000000000018'],
  ['of ten digits', '1234567892'],
  ['of the form of a postal number, with no country behind it', 'RR100000348XX'],
  ['of lading, by MSC', 'MEDU4512345'],
  ['of lading, of a line whose code ends like a container’s', 'OOLU2345678901'],
  ['of an order', 'ORDER-10001'],
  ['that is empty', ''],
] as const)('a number %s is never said to be mistyped: it may be another’s', (_what, number) => {
  expect(findSlip(number, null)).toBeNull();
});

test.each([
  ['1Z999AA1012345678', null, { form: 'ups', missing: 1, length: 18 }],
  ['1Z999AA101234567845', null, { form: 'ups', missing: -1, length: 18 }],
  ['MSCU663987', null, { form: 'container', missing: 1, length: 11 }],
  ['RR10000034CN', null, { form: 'postal', missing: 1, length: 13 }],
  ['RR100000516C', null, { form: 'postal', missing: 1, length: 13 }],
  ['940011189900000000001', 'usps', { form: 'usps', missing: 1, length: 22 }],
  ['940011189900000000001', null, null],
  ['00000001235', 'fedex', { form: 'fedex', missing: 1, length: 12 }],
  ['123456789', 'dhl-express', { form: 'dhl-express', missing: 1, length: 10 }],
  ['123456789', 'fedex', null],
] as const)('%s with carrier %s is cut short, or too long, or may be another’s', (number, carrier, found) => {
  if (found === null) expect(findSlip(number, carrier)).toBeNull();
  else expect(findSlip(number, carrier)).toEqual({ kind: 'length', ...found });
});

test('says the place in the number as it is written', () => {
  expect(findSlip('RR-100 000 348-CN', null)).toMatchObject({ at: 13, is: '8', belongs: '3' });
});

test('every form is one that some number has', () => {
  const numbers = [
    ['RA001122337US', null],
    ['TOLU0000173', null],
    ['1ZA1B2C30300000012', null],
    ['9400111899000000000015', null],
    ['420123459200190123456000000011', null],
    ['4201234567899200190123456000000011', null],
    ['4201234592001901234560000000000172', null],
    ['9612345123456000000173', null],
    ['000000001235', 'fedex'],
    ['1234567890123456789000000000001235', 'fedex'],
    ['123456000000173', 'fedex'],
    ['07100000000000000017', 'usps'],
    ['1234567891', 'dhl-express'],
    ['123456789016', 'dhl-paket'],
    ['00340434123456789012', 'dhl-paket'],
  ] as const;
  for (const [number, carrier] of numbers) expect(findSlip(number, carrier)).toBeNull();
  for (const form of FORMS) expect(numbers.some(([number]) => form.form.test(number))).toBe(true);
});
