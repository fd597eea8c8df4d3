import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../shared/files/open-file.ts';
import { type BuiltSheet, buildWorkbook } from './build-workbook.ts';

const MOST = 64 * 1_048_576;

const open = (bytes: Uint8Array, sheet: string | null = null, mostBytes = MOST) =>
  openFile(bytes, { sheet, mostBytes });

const cellsOf = (bytes: Uint8Array, sheet: string | null = null) => {
  const opened = open(bytes, sheet);
  return opened.kind === 'sheet' ? opened.rows.map(({ cells }) => cells) : opened;
};

const oneSheet = (rows: string, parts: Parameters<typeof buildWorkbook>[1] = {}) =>
  cellsOf(buildWorkbook([{ name: 'A', rows }], parts));

describe('a workbook', () => {
  it('gives the first sheet as its texts, with days as days', () => {
    const opened = open(readFileSync(new URL('cases/list.xlsx', import.meta.url)));
    expect(opened).toEqual({
      kind: 'sheet',
      rows: [
        { line: 1, cells: ['Order', 'Date', 'Tracking Number', 'Carrier'], unclosed: false },
        { line: 2, cells: ['30001', '2026-11-20', 'RR000000711CN', '3011'], unclosed: false },
        { line: 3, cells: ['30002', '2026-11-21', 'RR000000712CN', '3011'], unclosed: false },
        { line: 4, cells: ['30003', '2026-11-22', '777000000711', '100003'], unclosed: false },
      ],
      notes: [{ kind: 'sheet', name: 'Orders', others: ['Notes'] }],
    });
  });

  it('gives the sheet that is named, by its name in any case or by its place, and says which there are', () => {
    const sheets: readonly BuiltSheet[] = ['Orders', '2', 'Notes'].map((name) => ({
      name,
      rows: `<row><c t="inlineStr"><is><t>in ${name}</t></is></c></row>`,
    }));
    const bytes = buildWorkbook(sheets);
    expect(cellsOf(bytes)).toEqual([['in Orders']]);
    expect(cellsOf(bytes, 'notes')).toEqual([['in Notes']]);
    expect(cellsOf(bytes, '2')).toEqual([['in 2']]);
    expect(cellsOf(bytes, '3')).toEqual([['in Notes']]);
    expect(cellsOf(bytes, 'Other')).toEqual({
      kind: 'trouble',
      trouble: { kind: 'no-such-sheet', named: 'Other', sheets: ['Orders', '2', 'Notes'] },
    });
  });

  it.each([
    ['777000000001', '777000000001'],
    ['777000000001.0', '777000000001'],
    ['7.77000000711E11', '777000000711'],
    ['1.5', '1.5'],
    ['-3', '-3'],
    // All digits stand there: no spreadsheet wrote it, and none rounded it.
    ['9400111899223100000001', '9400111899223100000001'],
    // Fifteen digits are left of these.
    ['9.4001118992231E+21', '9.40011189922310E+21'],
    ['9400111899223100000000', '9.40011189922310E+21'],
    ['1234567890123450', '1.23456789012345E+15'],
    // The nearest number that can be held, not what was typed.
    ['12345678901234568', '1.23456789012345E+16'],
  ])('gives the number %s as %s', (raw, text) => {
    expect(oneSheet(`<row><c><v>${raw}</v></c></row>`)).toEqual([[text]]);
  });

  it('believes a number that ends in zeros where another one shows that the writer keeps all digits', () => {
    const rows = ['9400111899223100000000', '9400111899223100000017'].map((raw) => `<row><c><v>${raw}</v></c></row>`);
    expect(oneSheet(rows.join(''))).toEqual([['9400111899223100000000'], ['9400111899223100000017']]);
  });

  it('shows zeros in front where its format does, days by its formats, and days counted from 1904', () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="000000000000"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd;@"/><numFmt numFmtId="166" formatCode="0000-0000"/><numFmt numFmtId="167" formatCode="#,##0.00"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/><xf numFmtId="167"/></cellXfs>';
    const rows =
      '<row><c s="1"><v>12345678</v></c><c s="2"><v>46346</v></c><c s="3"><v>1234567</v></c><c s="4"><v>46346.5</v></c><c s="5"><v>777000000001</v></c></row>';
    expect(oneSheet(rows, { styles })).toEqual([
      ['000012345678', '2026-11-20', '0123-4567', '2026-11-20 12:00', '777000000001'],
    ]);
    expect(oneSheet('<row><c s="2"><v>44884</v></c></row>', { styles, properties: 'date1904="1"' })).toEqual([
      ['2026-11-20'],
    ]);
  });

  it('reads texts of every kind, and leaves out how a word is read aloud', () => {
    const strings = '<si><r><t>伝票</t></r><r><t>番号</t></r><rPh sb="0" eb="2"><t>デンピョウ</t></rPh></si><si/>';
    const rows =
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c><c t="str"><f>A1&amp;"x"</f><v>RR1&amp;2</v></c>' +
      '<c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="inlineStr"><is><t xml:space="preserve"> a_x000A_b </t></is></c><c><v/></c></row>';
    expect(oneSheet(rows, { strings })).toEqual([['伝票番号', '', '', 'RR1&2', 'TRUE', '#N/A', 'a\nb', '']]);
  });

  it('puts cells into their columns and rows where some are left out, and goes on counting where nothing says it', () => {
    const rows =
      '<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row><c r="A4"/></row><row><c><v>3</v></c></row>';
    expect(open(buildWorkbook([{ name: 'A', rows }]))).toMatchObject({
      rows: [
        { line: 3, cells: ['', '', '1', '2'] },
        { line: 5, cells: ['3'] },
      ],
    });
  });

  it('reads tags with prefixes, marks in attributes and comments between them', () => {
    const rows = '<!-- <row> --><x:row x:r="1" note="a>b"><x:c t=\'str\'><x:v><![CDATA[A<1]]></x:v></x:c></x:row>';
    expect(oneSheet(rows)).toEqual([['A<1']]);
  });

  it('is refused where it has more cells than any list, unpacks past the limit, or is cut', () => {
    const wide = '<row><c r="XFD1"><v>1</v></c></row>'.repeat(300);
    expect(oneSheet(wide)).toEqual({ kind: 'trouble', trouble: { kind: 'too-large', mostBytes: MOST } });
    expect(oneSheet('<row><c r="ZZZ1"><v>1</v></c>'.repeat(300))).toMatchObject({ trouble: { kind: 'too-large' } });
    const bomb = buildWorkbook([{ name: 'A', rows: ' '.repeat(3_000_000) }]);
    expect(bomb.length).toBeLessThan(10_000);
    expect(open(bomb, null, 1_000_000)).toMatchObject({ trouble: { kind: 'too-large' } });
    expect(open(bomb.subarray(0, 2000))).toEqual({ kind: 'trouble', trouble: { kind: 'broken', what: 'zip' } });
  });

  it('is refused where its cells name one long text again and again', () => {
    const strings = `<si><t>${'a'.repeat(1_000_000)}</t></si>`;
    const rows = '<row><c t="s"><v>0</v></c></row>';
    expect(oneSheet(rows.repeat(60), { strings })).toHaveLength(60);
    expect(oneSheet(rows.repeat(200_000), { strings })).toMatchObject({ trouble: { kind: 'too-large' } });
  });

  it('ends in good time where tags never do', () => {
    expect(oneSheet('<row '.repeat(1_000_000))).toEqual([]);
    expect(oneSheet(`<row a="${'>'.repeat(5_000_000)}`)).toEqual([]);
    const styles = `<numFmts><numFmt numFmtId="164" formatCode="${'['.repeat(2_000_000)}"/></numFmts>`;
    expect(oneSheet('<row><c><v>1</v></c></row>', { styles })).toEqual([['1']]);
  });

  it('unpacks no other sheet than the one that is read', () => {
    const sheets: readonly BuiltSheet[] = [
      { name: 'A', rows: '<row><c><v>1</v></c></row>' },
      { name: 'B', rows: ' '.repeat(3_000_000) },
    ];
    expect(open(buildWorkbook(sheets), null, 1_000_000)).toMatchObject({ kind: 'sheet', rows: [{ cells: ['1'] }] });
  });
});
