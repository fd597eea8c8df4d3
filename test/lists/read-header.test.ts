import { describe, expect, it } from 'vitest';
import { isTotal, readHeader } from '../../shared/lists/read-header.ts';

/** What a header says: its role, with a "?" where the cells must agree. */
const says = (header: string): string => {
  const found = readHeader(header);
  return found === null ? 'nothing' : `${found.role}${found.sure ? '' : '?'}`;
};

describe('a header', () => {
  it.each([
    ['Tracking Number', 'number'],
    ['tracking-number', 'number'],
    ['TRACKING_NUMBERS', 'number'],
    ['trackingNumber', 'number'],
    ['*Tracking No.', 'number'],
    ['Tracking #', 'number'],
    ['Tracking Number 2', 'number'],
    ['Shipment - Tracking Number', 'number'],
    ['Customer tracking number', 'number?'],
    ['运单号', 'number?'],
    ['快递单号', 'number'],
    ['运单号(必填)', 'number?'],
    ['Sendungs-Nr.', 'number?'],
    ['Sendungsverfolgungsnummern', 'number'],
    ['N° de suivi', 'number'],
    ['N.º de seguimiento', 'number'],
    ['KARGO TAKİP NO', 'number'],
    ['Kargo', 'carrier'],
    ['Carrier', 'carrier'],
    ['Carrier tracking #', 'number?'],
    ['Carrier - Service Selected', 'carrier?'],
    ['配送業者', 'carrier'],
    ['B/L No.', 'bill'],
    ['CNTR No.', 'container'],
    ['提单号', 'bill?'],
    ['lang', 'lang'],
    ['Order', 'other'],
    ['订单号', 'other'],
    ['shipment_id', 'other'],
    ['Order - Number', 'other'],
    ['Tracking URL', 'other'],
    ['Tracking status', 'other'],
    ['Return tracking number', 'other'],
    ['退货快递单号', 'other'],
    ['Shipments export', 'nothing'],
    ['Generated 2026-11-20 by ERP', 'nothing'],
    ['RR000000001CN', 'nothing'],
    ['', 'nothing'],
  ])('%j says %s', (header, role) => {
    expect(says(header)).toBe(role);
  });
});

it('a total is told by its first word, in any language', () => {
  expect(['Total', 'TOTAL: 12', '合计：', 'Summe', 'Итого', 'Grand Total'].filter((cell) => !isTotal(cell))).toEqual(
    [],
  );
  expect(['Totally', '777000000001', 'RR000000001CN', ''].filter(isTotal)).toEqual([]);
});

describe('a header of bills and containers', () => {
  it.each([
    ...[
      'Master B/L No.',
      'B/L',
      'BL #',
      'B.O.L. Number',
      'Bill of Lading Nr.',
      'BillOfLadingNumber',
      'No. of B/L',
      'Ocean B/L No',
    ],
    ...[
      'OBL No.',
      'MBL-Nr.',
      'M/BL',
      'MB/L No.',
      'M.B.L.',
      'MASTER_BL_NO',
      'masterBlNo',
      'Master BOL',
      'Master Bill No.',
      'mblno',
    ],
    ...[
      "Carrier's bill of lading",
      'Master Air Waybill',
      'M AWB #',
      'Nº de B/L',
      'Numéro de connaissement',
      'коносамент №',
    ],
    ...[
      'Konşimento No',
      'Konnossement-Nr.',
      'Conocimiento de embarque',
      '提单编号',
      'MBL提单号',
      '总提单号',
      '主單號',
      'B/L号',
      'Our B/L No.',
    ],
  ])('%j says bill', (header) => {
    expect(says(header)).toMatch(/^bill\??$/);
  });

  it.each([
    ...[
      'Container No.',
      'CNTR #',
      'Container Nr.',
      'CONTAINER NUMBER(S)',
      'containerNo',
      'Conteneur n°',
      '集装箱编号',
      '货柜号码',
    ],
    ...['Carrier container ref.', 'Номер контейнера'],
  ])('%j says container', (header) => {
    expect(says(header)).toMatch(/^container\??$/);
  });

  it.each([
    ...['House B/L', 'House Bill of Lading No.', 'HB/L', 'HBL#', 'House AWB', '分提单号', '分單號', '货代提单号'],
    ...['BL Date', 'B/L type', 'Container Size', 'bol.com order number', 'Reference'],
  ])('%j says something else', (header) => {
    expect(says(header)).toMatch(/^other\??$/);
  });
});
