import type { FileNote, FileTrouble, WrongFile } from '../files/file.ts';
import { fill, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';

const english: Readonly<Record<WrongFile, string>> = {
  pdf: 'is a PDF: copy the numbers out of it, or export the list as CSV or .xlsx',
  png: 'is a picture (PNG): numbers cannot be read from it, give a list as CSV, .xlsx or text',
  jpeg: 'is a picture (JPEG): numbers cannot be read from it, give a list as CSV, .xlsx or text',
  gif: 'is a picture (GIF): numbers cannot be read from it, give a list as CSV, .xlsx or text',
  picture: 'is a picture: numbers cannot be read from it, give a list as CSV, .xlsx or text',
  'sound-or-film': 'is a sound or a film: give a list as CSV, .xlsx or text',
  '7z': 'is a 7z archive: unpack it and give the file inside',
  rar: 'is a RAR archive: unpack it and give the file inside',
  'other-archive': 'is packed in a way that is not read here: unpack it and give the file inside',
  sqlite: 'is an SQLite database: export the numbers from it as CSV',
  'old-office':
    'is a file of old Office (.xls, .doc), or one with a password: save it as .xlsx without a password, or as CSV',
  parquet: 'is a Parquet file: export the numbers from it as CSV',
  program: 'is a program: give a list as CSV, .xlsx or text, or a recording',
  binary: 'is no text and no kind of file that is known here: give a list as CSV, .xlsx or text, or a recording (HAR)',
  'word-document': 'is a Word document: copy the numbers out of it, or save the list as CSV or .xlsx',
  slides: 'is a presentation: copy the numbers out of it, or save the list as CSV or .xlsx',
  'open-document': 'is an OpenDocument file: save it as .xlsx or CSV',
  'numbers-sheet': 'is a sheet of Apple Numbers: export it as Excel (.xlsx) or CSV',
  'binary-workbook': 'is a binary workbook (.xlsb): save it as .xlsx or CSV',
  locked: 'is locked with a password: unlock it first',
  empty: 'is empty: check that it is the right file',
  page: 'is a web page (HTML), as some systems export instead of a sheet: open it in a spreadsheet and save it as .xlsx or CSV',
  xml: 'is XML: open it in a spreadsheet and save it as .xlsx or CSV',
  'rich-text': 'is rich text (RTF): save it as plain text',
  'e-mail': 'is an e-mail: copy the numbers out of it, or save what is attached to it',
  'too-many-calls': 'holds more calls than can be quoted at once: give it in parts',
  powershell: 'is a PowerShell command: copy the call as cURL instead',
  insomnia: 'is an Insomnia export: copy the call as cURL instead',
};

const chinese: Readonly<Record<WrongFile, string>> = {
  pdf: '是 PDF：请把单号复制出来，或将列表导出为 CSV 或 .xlsx',
  png: '是图片（PNG），无法从中读取单号：请提供 CSV、.xlsx 或文本列表',
  jpeg: '是图片（JPEG），无法从中读取单号：请提供 CSV、.xlsx 或文本列表',
  gif: '是图片（GIF），无法从中读取单号：请提供 CSV、.xlsx 或文本列表',
  picture: '是图片，无法从中读取单号：请提供 CSV、.xlsx 或文本列表',
  'sound-or-film': '是音频或视频：请提供 CSV、.xlsx 或文本列表',
  '7z': '是 7z 压缩包：请解压后提供其中的文件',
  rar: '是 RAR 压缩包：请解压后提供其中的文件',
  'other-archive': '的压缩方式无法读取：请解压后提供其中的文件',
  sqlite: '是 SQLite 数据库：请将单号导出为 CSV',
  'old-office': '是旧版 Office 文件（.xls、.doc）或带密码的文件：请另存为不带密码的 .xlsx，或 CSV',
  parquet: '是 Parquet 文件：请将单号导出为 CSV',
  program: '是程序：请提供 CSV、.xlsx 或文本列表，或一份录制文件',
  binary: '不是文本，也不是可识别的文件：请提供 CSV、.xlsx 或文本列表，或一份录制文件（HAR）',
  'word-document': '是 Word 文档：请把单号复制出来，或将列表另存为 CSV 或 .xlsx',
  slides: '是演示文稿：请把单号复制出来，或将列表另存为 CSV 或 .xlsx',
  'open-document': '是 OpenDocument 文件：请另存为 .xlsx 或 CSV',
  'numbers-sheet': '是 Apple Numbers 表格：请导出为 Excel（.xlsx）或 CSV',
  'binary-workbook': '是二进制工作簿（.xlsb）：请另存为 .xlsx 或 CSV',
  locked: '带有密码：请先解除密码',
  empty: '是空文件：请确认文件是否正确',
  page: '是网页（HTML），有些系统会以此代替表格导出：请用电子表格打开后另存为 .xlsx 或 CSV',
  xml: '是 XML：请用电子表格打开后另存为 .xlsx 或 CSV',
  'rich-text': '是 RTF 富文本：请另存为纯文本',
  'e-mail': '是邮件：请把单号复制出来，或保存其附件',
  'too-many-calls': '中的请求太多，无法一次查询：请分批提供',
  powershell: '是 PowerShell 命令：请改为复制 cURL 命令',
  insomnia: '是 Insomnia 导出文件：请改为复制 cURL 命令',
};

const words = {
  en: {
    is: english,
    holds:
      'holds nothing that can be read, or more than one thing that could be meant ({names}): unpack it and give one file',
    holdsNothing: 'is an empty zip file',
    tooLarge: 'unpacks to more than {n} MB: give it in parts',
    broken: {
      zip: 'is a zip file that is cut off or damaged: get it again',
      gzip: 'is a gzip file that is cut off or damaged: get it again',
      workbook: 'is a workbook that is damaged: open it in a spreadsheet and save it again',
    },
    noSheet: 'has no sheet “{name}”: it has {names}',
    noSheets: 'is a workbook without a sheet of cells',
    unpacked: 'read {name} in it',
    guessed: 'read as {name}: it is not UTF-8',
    sheet: 'read sheet “{name}”, not {names}',
    joint: ', ',
    more: '{names} and {n} more',
  },
  zh: {
    is: chinese,
    holds: '中没有可读取的文件，或有多个可能的文件（{names}）：请解压后提供其中一个',
    holdsNothing: '是空的 zip 文件',
    tooLarge: '解压后超过 {n} MB：请分批提供',
    broken: {
      zip: '是不完整或已损坏的 zip 文件：请重新获取',
      gzip: '是不完整或已损坏的 gzip 文件：请重新获取',
      workbook: '是已损坏的工作簿：请用电子表格打开后重新保存',
    },
    noSheet: '中没有工作表“{name}”，只有：{names}',
    noSheets: '是没有单元格的工作簿',
    unpacked: '读取了其中的 {name}',
    guessed: '按 {name} 编码读取：它不是 UTF-8',
    sheet: '读取了工作表“{name}”，未读取 {names}',
    joint: '、',
    more: '{names} 等，另有 {n} 个',
  },
} as const satisfies Record<Locale, unknown>;

const SHOWN = 4;

const namesSay = (names: readonly string[], locale: Locale): string => {
  const shown = names.slice(0, SHOWN).join(words[locale].joint);
  const more = names.length - SHOWN;
  return more > 0 ? fill(words[locale].more, { names: shown, n: sayNumber(more, locale) }) : shown;
};

/** Why a file cannot be read, and what to do: completes "orders.pdf …". */
export const fileTroubleSay = (trouble: FileTrouble, locale: Locale): string => {
  const own = words[locale];
  switch (trouble.kind) {
    case 'is':
      return own.is[trouble.what];
    case 'zip-holds':
      return trouble.names.length === 0
        ? own.holdsNothing
        : fill(own.holds, { names: namesSay(trouble.names, locale) });
    case 'too-large':
      return fill(own.tooLarge, { n: sayNumber(Math.floor(trouble.mostBytes / 1_048_576), locale) });
    case 'broken':
      return own.broken[trouble.what];
    case 'no-such-sheet':
      return fill(own.noSheet, { name: trouble.named, names: namesSay(trouble.sheets, locale) });
    case 'no-sheets':
      return own.noSheets;
  }
};

/** How a file was read: completes "orders.xlsx: …". */
export const fileNoteSay = (note: FileNote, locale: Locale): string => {
  const own = words[locale];
  switch (note.kind) {
    case 'unpacked':
      return fill(own.unpacked, { name: note.name });
    case 'guessed':
      return fill(own.guessed, { name: note.encoding });
    case 'sheet':
      return fill(own.sheet, { name: note.name, names: namesSay(note.others, locale) });
  }
};
