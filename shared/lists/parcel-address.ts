import type { CellRead } from './unwrap.ts';

/** The parameters by which the pages of carriers and tracking services name a parcel: letters only, lower case. */
const PARAMETERS = new Set(
  `nums num number numbers tracknumbers tracknumber tracknum tracknums trackingnumber trackingnumbers trackingnum trackingno trackingid tracking trackid trknbr trackno inquirynumber
  tlabels qtctlabels qtclabels tlc piececode idc awb awbnumber awbno waybill waybillno waybillnumber shipmentnumber shipmentid parcelnumber parcelno parcelid consignment consignmentnumber
  searchfor pin barcode barcodes mailno lognumber postid nu sonum orderno itemcode reqcode okurijono match postnumb`.split(
    /\s+/,
  ),
);

const ADDRESS = /^(?:https?:\/\/|www\.)/i;
const NUMBER = /^(?=[A-Za-z-]*\d)[A-Za-z0-9-]{5,50}$/;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** The numbers of a tracking page's address, by a parameter that is known for it: nobody can tell what else in it is one. Null for what is no address. */
export const readAddress = (text: string): CellRead | null => {
  if (!ADDRESS.test(text) || /\s/.test(text)) return null;
  for (const part of text.split(/[?&#]/).slice(1)) {
    const at = part.indexOf('=');
    if (
      at < 0 ||
      !PARAMETERS.has(
        part
          .slice(0, at)
          .toLowerCase()
          .replace(/[^a-z]/g, ''),
      )
    )
      continue;
    const numbers = decoded(part.slice(at + 1))
      .split(/[\s,;|]+/)
      .filter((one) => one !== '');
    if (numbers.length > 0 && numbers.every((one) => NUMBER.test(one))) {
      return { kind: 'numbers', numbers: numbers.map((number) => ({ number, carrier: '' })), how: 'address' };
    }
  }
  return { kind: 'bad', problem: 'address' };
};
