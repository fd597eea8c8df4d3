import type { CarrierTable } from './carriers.ts';
import type { BadRow, ListChoice, ListedNumber, ListRead, RowProblem, TableRow } from './list.ts';

interface Columns {
  readonly number: number;
  readonly carrier: number;
  readonly lang: number;
}

const NUMBER_NAME =
  /^(?=..)((tracking|shipment|container|parcel|order|waybill|awb|booking|bl)?(number|no|nr|code|id)?s?|trackingnumbers?|shipments?|containers?|trackings?|bills?ofladings?|sendungsnummer|nummer|numero|单号|运单号|快递单号|物流单号|跟踪号|追踪号|货运号|集装箱号|提单号)$/;
const CARRIER_NAME =
  /^(carrier|carriers?code|carrierid|carrierkey|courier|couriercode|sealine|scac|line|运输商|运输商代码|承运商|快递公司|船公司)$/;
const LANG_NAME = /^(lang|language|translation|translate|translatedto|locale|语言|翻译语言)$/;

/** A column's name without blanks, dashes and marks: "Tracking no." and "tracking_no" are one name. */
const plainName = (cell: string): string => cell.toLowerCase().replace(/[\s_\-.:#*/()]/g, '');

/** The columns that a first row names, or null when it is no header. */
const columnsOf = (row: TableRow | undefined): Columns | null => {
  if (row === undefined || row.cells.some((cell) => /\d{3}/.test(cell))) return null;
  const names = row.cells.map(plainName);
  const find = (pattern: RegExp): number => names.findIndex((name) => name !== '' && pattern.test(name));
  const exact = names.findIndex((name) => /^(tracking|shipment|container)?(number|no)$|单号/.test(name));
  const number = exact >= 0 ? exact : find(NUMBER_NAME);
  const carrier = find(CARRIER_NAME);
  const lang = find(LANG_NAME);
  if (number < 0 && carrier < 0 && lang < 0) return null;
  const first = names.findIndex((_, at) => at !== carrier && at !== lang);
  return { number: number >= 0 ? number : first, carrier, lang };
};

const isCarrier = (cell: string): boolean => /^(-?\d{1,7}|[A-Za-z]{3,4})$/.test(cell);
const isLang = (cell: string): boolean => /^[A-Za-z]{2}(-[A-Za-z]{2,4})?$/.test(cell);
const looksLikeNumber = (cell: string): boolean => /^[A-Za-z0-9-]{5,50}$/.test(cell) && /\d/.test(cell);

/** A spreadsheet shows long numbers as 1.23E+11, and saves them so: the digits are gone. */
const isRounded = (cell: string): boolean => /^\d([.,]\d+)?E\+?\d+$/i.test(cell) && /[.,+]/.test(cell);

const rowTrouble = (row: TableRow, number: string): RowProblem | null => {
  if (row.unclosed) return 'unclosed-quote';
  if (number === '') return 'no-number';
  if (isRounded(number)) return 'rounded';
  return null;
};

/** Several numbers in one row, where no second cell can be a carrier or a language: a list written side by side. */
const listIn = (cells: readonly string[]): readonly string[] | null => {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length > 1 && filled.slice(1).every((cell) => looksLikeNumber(cell) && !isCarrier(cell) && !isLang(cell)))
    return filled;
  const words = filled.length === 1 ? (filled[0] ?? '').split(/\s+/) : [];
  return words.length > 1 && words.every((word) => word.length >= 8 && looksLikeNumber(word)) ? words : null;
};

/** The number, carrier and language of a row without a header: in this order, and recognised by their form. */
const fieldsOf = ({ cells: [number = '', second = '', third = ''] }: TableRow): Omit<ListedNumber, 'line'> => ({
  number,
  carrier: isCarrier(second) ? second : '',
  lang: isLang(second) ? second : isLang(third) ? third : '',
});

const FIND_OUT: ListChoice = { column: null, carrierColumn: null };

/**
 * Reads a list of numbers, pasted or from a CSV or text file: one a line, or side by side, with an optional carrier and language; with a header, its columns
 * in any order. No row is lost: what holds no number is handed back with its line and what is wrong with it. Whether a provider takes a number is for its
 * rules to say.
 */
export const readList = (
  table: readonly TableRow[],
  _carriers: CarrierTable | null,
  _choice: ListChoice = FIND_OUT,
): ListRead => {
  const columns = columnsOf(table[0]);
  const rows: ListedNumber[] = [];
  const bad: BadRow[] = [];
  for (const row of columns === null ? table : table.slice(1)) {
    const { line, cells } = row;
    const list = columns === null && !row.unclosed ? listIn(cells) : null;
    if (list !== null) {
      for (const number of list) rows.push({ line, number, carrier: '', lang: '' });
      continue;
    }
    const fields =
      columns === null
        ? fieldsOf(row)
        : {
            number: cells[columns.number] ?? '',
            carrier: cells[columns.carrier] ?? '',
            lang: cells[columns.lang] ?? '',
          };
    const problem = rowTrouble(row, fields.number);
    if (problem === null) rows.push({ line, ...fields });
    else bad.push({ line, text: cells.join(', '), problem });
  }
  return rows.length === 0 ? { kind: 'no-numbers', bad } : { kind: 'list', rows, bad, columns: [], notes: [] };
};
