import { postNumberOf } from '../post-number.ts';

const carrier = 'China Post';
const isOld = new Set(['RR100000312CN', 'RR100000326CN', 'RR100000547CN']);

const numberAt = (at: number): string => postNumberOf(String(47_381_200 + at));

/** Forty-three orders: two deleted before, one registered, one twice, one that a spreadsheet rounded; the others are new. */
export const ORDERS: string = [
  'Order,Customer,Tracking no.,Carrier,Weight',
  ...Array.from({ length: 43 }, (_, at) => {
    const special: Readonly<Record<number, string>> = {
      7: '4.73E+12',
      11: 'RR100000312CN',
      12: 'RR100000326CN',
      23: numberAt(0),
      24: 'RR100000547CN',
    };
    const number = special[at] ?? numberAt(at);
    return `${10_004 + at},"=Meier, ${isOld.has(number) ? 'again' : 'once'}",${number},${carrier},0.${at + 10}`;
  }),
].join('\n');
