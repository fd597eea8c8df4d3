import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CarrierTable } from '../../shared/lists/carriers.ts';
import type { ListChoice, ListRead } from '../../shared/lists/list.ts';
import { readList } from '../../shared/lists/read-list.ts';
import { readTable } from '../../shared/lists/read-table.ts';
import { bundledDocuments } from '../../shared/packs/bundled.ts';
import { carriersOf } from '../../shared/packs/carriers.ts';

const [seventeenTrack] = bundledDocuments;

/** 17TRACK's carriers. */
export const carriers: CarrierTable | null = seventeenTrack === undefined ? null : carriersOf(seventeenTrack);

/** A case's text, as the file has it. */
export const caseText = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`cases/${name}`, import.meta.url)), 'utf8');

/** Reads a text as a list for 17TRACK. */
export const readText = (text: string, choice?: Partial<ListChoice>): ListRead =>
  readList(readTable(text), carriers, { column: null, carrierColumn: null, ...choice });

/** The columns that were read, by header or letter: "Tracking Number + Carrier". */
export const columnsOf = (read: ListRead): string =>
  read.kind === 'list'
    ? read.columns
        .filter((column) => column.role !== null)
        .map((column) => column.header ?? column.letter)
        .join(' + ')
    : '';

/** The numbers as NUMBER, or NUMBER|CARRIER; a carrier that is not known after a "?". Empty where nothing was read. */
export const numbersOf = (read: ListRead): readonly string[] =>
  read.kind === 'list'
    ? read.rows.map(({ number, carrier, carrierUnknown }) =>
        carrierUnknown !== undefined
          ? `${number}|?${carrierUnknown}`
          : carrier === ''
            ? number
            : `${number}|${carrier}`,
      )
    : [];
