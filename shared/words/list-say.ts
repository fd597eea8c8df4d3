import type { RowProblem } from '../lists/list.ts';
import type { Locale } from './views.ts';

const words = {
  en: {
    problems: {
      'no-number': 'there is no number in this row',
      'unclosed-quote': 'a quotation mark is never closed',
      rounded: 'a spreadsheet rounded this number: format the column as text and export it again',
      address: 'this is an address, and nobody can tell which part of it is the number',
    },
  },
  zh: {
    problems: {
      'no-number': '此行没有单号',
      'unclosed-quote': '引号没有结束',
      rounded: '电子表格把此单号四舍五入了：请将该列设为文本格式后重新导出',
      address: '这是一个网址，无法确定其中哪一部分是单号',
    },
  },
} as const satisfies Record<Locale, unknown>;

/** Why a row gives no number: completes "line 3: …". */
export const rowProblemSay = (problem: RowProblem, locale: Locale): string => words[locale].problems[problem];
