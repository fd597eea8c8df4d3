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
