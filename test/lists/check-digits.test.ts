import { describe, expect, it } from 'vitest';
import * as checks from '../../shared/lists/check-digits.ts';
import { shapeOf, shapes } from '../../shared/lists/shapes.ts';

/** Numbers made up so that their check digits hold, by the form that they have. */
const examples: readonly (readonly [shape: string, numbers: readonly string[]])[] = [
  ['s10', ['RA001122337US', 'LX908070608CN', 'RR020000000CN', 'RR200000045CN']],
  ['container', ['TOLU0000173', 'XYZU7000702', 'ABCU0000070']],
  ['ups', ['1ZA1B2C30300000012', '1Z999AA10123456784']],
  [
    'usps',
    ['9400111899000000000015', '9200190123456000000011', '92001901234560000000000172', '93001123456000000000000125'],
  ],
  [
    'usps-zip5',
    ['420123459200190123456000000011', '420987659400111899000000000015', '4201234592001901234560000000000172'],
  ],
  ['usps-zip9', ['4201234567899200190123456000000011']],
  ['fedex-96', ['9612345123456000000173', '9612345765432100000015']],
  ['fedex-34', ['1234567890123456789000000000001235', '1234567890123456789000100000000025']],
  ['sscc-20', ['00340434123456789012', '00340435123450000013', '00340123456789012340', '00000000000000000017']],
  ['dpd-28', ['081234501234567890123101276X', '000000001000000000001136528N']],
  ['evri', ['H123450000000011', 'H000000000000010']],
  ['colissimo', ['6A12345678905', '6A00000000017']],
  ['ontrac', ['C10000000000004', 'D10000000000003']],
  ['sf', ['SF7550000000125']],
  ['n9', ['123456782', '123456785']],
  ['n10', ['1234567891', '2000000052']],
  ['n11', ['12345678903', '40000000014', '99912345675', '99981140743']],
  [
    'n12',
    [
      '000000001235',
      '100000000025',
      '123456789011',
      '500000000011',
      '123456789016',
      '000000000426',
      '020123456789',
      '123456789013',
      '400000000035',
      '123456789015',
      '300000000004',
    ],
  ],
  ['n14', ['12345678901231', '00000000000017']],
  ['n15', ['123456000000173', '000000000000123']],
  ['dpd-15', ['01000000000001D']],
  ['n16', ['1234567890123452', '0000000000000017']],
  ['n18', ['340123456789012340', '000000000000000017']],
  ['usps-20', ['07100000000000000017', '01100000000123456780', '01100000000123456782', '07100000000000000019']],
];

const passes = (number: string): boolean => shapeOf(number)?.checks.some((check) => check(number)) === true;

describe.each(examples)('the check digit of %s', (shape, numbers) => {
  it.each(numbers)('holds for %s', (number) => {
    expect(shapeOf(number)?.id).toBe(shape);
    expect(passes(number)).toBe(true);
  });
});

describe('one check', () => {
  /** Each check with a number that it takes. */
  const one: readonly (readonly [name: string, check: checks.Check, number: string])[] = [
    ['s10', checks.s10, 'RA001122337US'],
    ['iso6346', checks.iso6346, 'TOLU0000173'],
    ['ups', checks.ups, '1Z999AA10123456784'],
    ['gs1', checks.gs1, '9400111899000000000015'],
    ['fedex', checks.fedex, '100000000025'],
    ['gls', checks.gls, '123456789011'],
    ['identcode', checks.identcode, '123456789016'],
    ['mod7', checks.mod7, '1234567891'],
    ['luhn', checks.luhn, '123456789015'],
    ['dpd', checks.dpd, '012345678901233'],
    ['dpd', checks.dpd, '081234501234567890123101276X'],
    ['evri', checks.evri, 'H123450000000011'],
    ['ontrac', checks.ontrac, 'C10000000000004'],
    ['sf', checks.sf, '020123456789'],
  ];

  /** Where the check stands: last, but before S10's country. */
  const withOther = (number: string, digit: number): string => {
    const at = /[A-Z]{2}$/.test(number) ? number.length - 3 : number.length - 1;
    return `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
  };

  it.each(one)('%s takes one digit of ten', (_, check, number) => {
    const taken = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => withOther(number, digit)).filter(check);
    expect(taken).toEqual(/[A-Z]$/.test(number) && !/^[A-Z]{2}/.test(number) ? [] : [number]);
    expect(check(number)).toBe(true);
  });
});

it('a form is found in no time in what is no number', () => {
  const hostile = ['9'.repeat(1_000_000), 'A'.repeat(1_000_000), '1Z'.repeat(500_000)];
  for (const text of hostile) expect(shapeOf(text)).toBeNull();
  for (const text of hostile) for (const { form } of shapes) expect(form.test(text)).toBe(false);
});
