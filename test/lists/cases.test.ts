import { describe, expect, it } from 'vitest';
import { caseText, columnsOf, numbersOf, readText } from './read-cases.ts';

describe("a shop's export", () => {
  it.each([
    ['csv-35up.csv', 'shipping_provider + tracking_code', ['JJD000000000000701|?DHL', 'JJD000000000000702|?DHL']],
    ['csv-bl-and-ct.csv', 'B/L No. + CNTR No.', ['OOLU2000000010', 'OOLU0000010', 'OOLU0000026']],
    ['csv-carrier-name.csv', 'Tracking Number + Carrier', ['9400111899223100000099|21051']],
    ['csv-carrier-pandas.csv', 'Tracking Number + Carrier', ['9400111899223100000099|21051']],
    ['csv-de-utf8.csv', 'Sendungs-Nr.', ['00340434161094000001', '00340434161094000002']],
    [
      'csv-excel-text.csv',
      'Tracking Number + Carrier',
      ['9400111899223100000001|21051', '9400111899223100000002|21051', '9400111899223100000003|21051'],
    ],
    ['csv-ja.csv', '送り状番号 + 配送業者', ['123400000001|100062', '123400000002|100040']],
    ['csv-multi-in-cell.csv', 'Tracking Numbers', [1, 2, 3, 4, 5, 6].map((nth) => `1Z00000000000000${nth}`)],
    [
      'csv-shipstation.csv',
      'Carrier - Name + Shipment - Tracking Number',
      ['9400111899223100000011|21051', '9400111899223100000012|21051'],
    ],
    ['csv-title-row.csv', 'Tracking Number + Carrier', ['RR000000361CN|3011', 'RR000000362CN|3011']],
    ['csv-zh-mifei.csv', '快递公司 + 快递单号', ['YT0000000000701|190157']],
    ['list-json.txt', '', ['RR000000391CN', 'RR000000392CN']],
  ])('%s is read by %s', (name, columns, numbers) => {
    const read = readText(caseText(name));
    expect(columnsOf(read)).toBe(columns);
    expect(numbersOf(read)).toEqual(numbers);
    expect(read).toMatchObject({ kind: 'list', bad: [] });
  });

  it('csv-order-then-tracking.csv does not say which of its columns is meant: a person is asked', () => {
    expect(readText(caseText('csv-order-then-tracking.csv'))).toMatchObject({
      kind: 'which-column',
      candidates: [
        { letter: 'A', header: null, samples: ['100004', '100031', '100032'] },
        { letter: 'B', header: null, samples: ['234987234234311', '923498723423312', '122342374230117'] },
      ],
    });
    const read = readText(caseText('csv-order-then-tracking.csv'), { column: 'B' });
    expect(numbersOf(read)).toEqual(['234987234234311', '923498723423312', '122342374230117']);
  });
});

describe('columns of kin', () => {
  it.each([
    [
      'Pedido;Transportista;N.º de seguimiento\n1001;MRW;012345678901\n',
      'Transportista + N.º de seguimiento',
      ['012345678901|100175'],
    ],
    [
      'N° de commande;Transporteur;N° de suivi\n1001;Colissimo;6A12345678905',
      'Transporteur + N° de suivi',
      ['6A12345678905|6051'],
    ],
    ['Número do pedido,Código de rastreio\n5001,AA123456785BR', 'Código de rastreio', ['AA123456785BR']],
    ['Номер заказа;Трек-номер\n71001;RA644000001RU', 'Трек-номер', ['RA644000001RU']],
    ['Номер замовлення;Номер ТТН\n71001;20450000000001', 'Номер ТТН', ['20450000000001']],
    ['Nr zamówienia;Numer śledzenia\n1;00159007738000000001', 'Numer śledzenia', ['00159007738000000001']],
    ['Sipariş No;Takip No\n100000001;123456789012', 'Takip No', ['123456789012']],
    ['주문번호,운송장번호\n20261120000001,123456789012', '운송장번호', ['123456789012']],
    ['mã đơn hàng,mã vận đơn\n2511200ABCDEF,SPXVN000000000001', 'mã vận đơn', ['SPXVN000000000001']],
    ['*หมายเลขติดตามพัสดุ,หมายเลขคำสั่งซื้อ\nTH12345678901A,2511200ABCDEF', '*หมายเลขติดตามพัสดุ', ['TH12345678901A']],
    ['No. Pesanan,No. Resi\n2511200ABCDEF,JX0000000001', 'No. Resi', ['JX0000000001']],
    ['Ordernummer;Kollinummer\n100000001;00373325380000000001', 'Kollinummer', ['00373325380000000001']],
    ['numero ordine;Codice di tracciamento\n100000001;3UW1D0000000001', 'Codice di tracciamento', ['3UW1D0000000001']],
    ['bestelnummer;trackAndTraceCode\n100000001;3SABCD000000001', 'trackAndTraceCode', ['3SABCD000000001']],
    ['訂單編號,包裹查詢號碼\n2511200ABCDEF,900000000001', '包裹查詢號碼', ['900000000001']],
    [
      'order-id\tcarrier-code\tcarrier-name\ttracking-number\n111-0000001-0000001\tOther\tUSPS\t9400111899223100000099',
      'carrier-code + carrier-name + tracking-number',
      ['9400111899223100000099|21051'],
    ],
    [
      'Tracking Status,Tracking URL,Return Tracking Number,TrackingNumbers\nok,https://example.com/1,RR000000009CN,RR000000001CN',
      'TrackingNumbers',
      ['RR000000001CN'],
    ],
    [
      'Order,Tracking Number 1,Tracking Number 2\n1,RR000000001CN,RR000000002CN\n2,RR000000003CN,',
      'Tracking Number 1 + Tracking Number 2',
      ['RR000000001CN', 'RR000000002CN', 'RR000000003CN'],
    ],
    [
      '提单号,箱号,船公司\nMAEU000000001,MSKU0000011,马士基',
      '提单号 + 箱号 + 船公司',
      ['MAEU000000001|100768', 'MSKU0000011|100768'],
    ],
  ])('are found in %j', (text, columns, numbers) => {
    const read = readText(text);
    expect(numbersOf(read)).toEqual(numbers);
    expect(columnsOf(read)).toBe(columns);
  });

  it.each([
    ['orders of Amazon beside them', '111-0000001-0000001,9400111899223100000099', ['9400111899223100000099']],
    ['orders of Shopify beside them', '#1001,777000000001\n#1002,777000000002', ['777000000001', '777000000002']],
    [
      'names in words that nobody knows',
      'Foo,Bar\nAnna,777000000001\nBert,777000000002',
      ['777000000001', '777000000002'],
    ],
    ['"Reference" above them', 'Reference,Note\nRR000000001CN,x\nRR000000002CN,y', ['RR000000001CN', 'RR000000002CN']],
    [
      'check digits that hold',
      [
        '000000001235',
        '100000000025',
        '123456789012',
        '100000000003',
        '100000007924',
        '100000015841',
        '100000023758',
        '100000031686',
        '100000039595',
      ]
        .map((number, at) => `${500_000 + 7 * at},${number}`)
        .join('\n'),
      [
        '000000001235',
        '100000000025',
        '123456789012',
        '100000000003',
        '100000007924',
        '100000015841',
        '100000023758',
        '100000031686',
        '100000039595',
      ],
    ],
  ])('are found by cells with %s', (_, text, numbers) => {
    expect(numbersOf(readText(text))).toEqual(numbers);
  });

  it.each([
    ['two columns of digits', '100001,777000000001\n100002,777000000002', ['A', 'B']],
    [
      'a master and its pieces',
      'Master Tracking Number,Tracking Number\n777000000001,777000000002\n777000000001,777000000003',
      ['A', 'B'],
    ],
    ['orders alone', 'Order,Invoice\n100000001,200000001\n100000002,200000002', ['A', 'B']],
    [
      'a named column of orders beside one of parcels',
      'Tracking,Colis interne\n100001,RR000000001CN\n100002,RR000000002CN',
      ['A', 'B'],
    ],
  ])('are asked for where it is not clear: %s', (_, text, letters) => {
    const read = readText(text);
    expect(read.kind).toBe('which-column');
    expect(read.kind === 'which-column' ? read.candidates.map((one) => one.letter) : []).toEqual(letters);
  });

  it('are those that a person names: by header, letter or position, one or several', () => {
    const text = 'Master Tracking Number,Tracking Number\n777000000001,777000000002';
    expect(numbersOf(readText(text, { column: 'tracking number' }))).toEqual(['777000000002']);
    expect(numbersOf(readText(text, { column: 'a' }))).toEqual(['777000000001']);
    expect(numbersOf(readText(text, { column: '2' }))).toEqual(['777000000002']);
    expect(numbersOf(readText(text, { column: 'A, B' }))).toEqual(['777000000001', '777000000002']);
    expect(readText(text, { column: 'Sendung' })).toMatchObject({ kind: 'no-such-column', named: 'Sendung' });
    expect(readText(text, { column: 'A', carrierColumn: 'Z' })).toMatchObject({ kind: 'no-such-column', named: 'Z' });
    const via = 'Tracking Number,Via\nRR000000001CN,usps';
    expect(numbersOf(readText(via, { carrierColumn: 'via' }))).toEqual(['RR000000001CN|21051']);
  });
});

describe('what is no row of the list', () => {
  it('is left out and named: titles, totals, repeated headers, words', () => {
    const read = readText('Report\n\nNr;Sendungsnummer\n1;RR000000001CN\nNr;Sendungsnummer\n2;RR000000002CN\nSumme;2');
    expect(numbersOf(read)).toEqual(['RR000000001CN', 'RR000000002CN']);
    expect(read).toMatchObject({
      bad: [],
      notes: [
        { kind: 'skipped', what: 'title', lines: [1] },
        { kind: 'skipped', what: 'header', lines: [5] },
        { kind: 'skipped', what: 'total', lines: [7] },
      ],
    });
    expect(readText('Hi, please check:\n- RR000000001CN\n- RR000000002CN\nThanks')).toMatchObject({
      kind: 'list',
      bad: [],
      notes: [{ kind: 'skipped', what: 'text', lines: [1, 4] }],
    });
  });

  it('is no list at all where nothing holds a number', () => {
    expect(readText('')).toEqual({ kind: 'no-numbers', bad: [] });
    expect(readText('hello there')).toMatchObject({ kind: 'no-numbers' });
    expect(readText('Tracking Number,Carrier\n,USPS')).toMatchObject({ kind: 'no-numbers', bad: [{ line: 2 }] });
  });
});

describe('a carrier', () => {
  it('is taken from a way of sending only where that names carriers', () => {
    expect(numbersOf(readText('Ship Method,Tracking Number\nstd,RR000000001CN'))).toEqual(['RR000000001CN']);
    expect(numbersOf(readText('Ship Method,Tracking Number\nUPS,RR000000001CN'))).toEqual(['RR000000001CN|100002']);
  });

  it('that is not known is said, and is none', () => {
    expect(
      readText('number,carrier\nRR000000001CN,Müller\nRR000000002CN,Müller\nRR000000003CN,DHL\nRR000000004CN,199999'),
    ).toMatchObject({
      rows: [
        { carrier: '', carrierUnknown: 'Müller' },
        { carrier: '', carrierUnknown: 'Müller' },
        { carrier: '', carrierUnknown: 'DHL' },
        { carrier: '199999' },
      ],
      notes: [
        { kind: 'carrier-unknown', written: 'Müller', count: 2 },
        { kind: 'carrier-several', written: 'DHL', count: 1 },
        { kind: 'carrier-unlisted', written: '199999', count: 1, date: '2026-09' },
      ],
    });
  });
});
