import { cellText, type NumberLook, numberLook } from './cell-text.ts';
import { xmlPieces } from './xml-tags.ts';

/** One sheet of a workbook, in the order of its tabs. */
export interface SheetPlace {
  readonly name: string;
  /** The file within the workbook that holds it. */
  readonly path: string;
}

const DAYS_TO_1904 = 1462;

export interface Workbook {
  readonly sheets: readonly SheetPlace[];
  /** The day that days are counted from, in days after 30 December 1899: books made on old Macs begin in 1904. */
  readonly firstDay: number;
  readonly stringsPath: string;
  readonly stylesPath: string;
}

/** The text of a file within the workbook; null when it is not there. */
export type ReadPart = (path: string) => string | null;

const fromFolder = (target: string, folder: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const parts = `${folder}${target}`.split('/');
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..') kept.pop();
    else if (part !== '.') kept.push(part);
  }
  return kept.join('/');
};

interface Relation {
  readonly type: string;
  readonly path: string;
}

const relationsOf = (xml: string, folder: string): ReadonlyMap<string, Relation> => {
  const relations = new Map<string, Relation>();
  for (const piece of xmlPieces(xml)) {
    if (piece.kind !== 'open' || piece.name !== 'Relationship') continue;
    const [id, target, type] = [piece.attribute('Id'), piece.attribute('Target'), piece.attribute('Type')];
    if (id !== null && target !== null) {
      relations.set(id, { type: (type ?? '').split('/').at(-1) ?? '', path: fromFolder(target, folder) });
    }
  }
  return relations;
};

const pathOfType = (relations: ReadonlyMap<string, Relation>, type: string): string | null =>
  [...relations.values()].find((relation) => relation.type === type)?.path ?? null;

/** Where the parts of a workbook lie; null when it is none. Sheets of charts are left out. */
export const readWorkbook = (read: ReadPart): Workbook | null => {
  const path = pathOfType(relationsOf(read('_rels/.rels') ?? '', ''), 'officeDocument') ?? 'xl/workbook.xml';
  const book = read(path);
  if (book === null) return null;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const relations = relationsOf(read(`${folder}_rels/${path.slice(folder.length)}.rels`) ?? '', folder);
  const sheets: SheetPlace[] = [];
  let firstDay = 0;
  for (const piece of xmlPieces(book)) {
    if (piece.kind !== 'open') continue;
    if (piece.name === 'workbookPr' && /^(1|true)$/.test(piece.attribute('date1904') ?? '')) firstDay = DAYS_TO_1904;
    if (piece.name !== 'sheet') continue;
    const relation = relations.get(piece.attribute('id') ?? '');
    if (relation?.type === 'worksheet') sheets.push({ name: piece.attribute('name') ?? '', path: relation.path });
  }
  return {
    sheets,
    firstDay,
    stringsPath: pathOfType(relations, 'sharedStrings') ?? `${folder}sharedStrings.xml`,
    stylesPath: pathOfType(relations, 'styles') ?? `${folder}styles.xml`,
  };
};

/** Texts that cells name by their place. How a word is read aloud, as Japanese sheets keep it, is no part of it. */
export const readStrings = (xml: string): readonly string[] => {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isReading = false;
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') {
      if (isText && !isReading) text += piece.text;
      continue;
    }
    const opens = piece.kind === 'open';
    if (piece.name === 't') isText = opens;
    else if (piece.name === 'rPh') isReading = opens;
    else if (piece.name === 'si' && opens) text = '';
    else if (piece.name === 'si') strings.push(cellText(text));
  }
  return strings;
};

/** How numbers are shown, by the place of a cell's style. */
export const readLooks = (xml: string): readonly NumberLook[] => {
  const codes = new Map<number, string>();
  const looks: NumberLook[] = [];
  let isOfCells = false;
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') continue;
    if (piece.name === 'cellXfs') isOfCells = piece.kind === 'open';
    if (piece.kind !== 'open') continue;
    const id = Number(piece.attribute('numFmtId') ?? 0);
    if (piece.name === 'numFmt') codes.set(id, piece.attribute('formatCode') ?? '');
    else if (piece.name === 'xf' && isOfCells) looks.push(numberLook(id, codes.get(id) ?? null));
  }
  return looks;
};
