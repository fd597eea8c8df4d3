import type { CompiledPack } from '../pack/compiled.ts';
import { LENIENT } from '../rules/warnings.ts';
import type { Locale } from './views.ts';

/** What is said under any pack. */
const GENERAL: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  [LENIENT]: {
    en: 'Not quite JSON: lenient readers take it and read these numbers, strict ones refuse the whole call.',
    zh: '不是严格的 JSON：宽松的解析器能读出这些单号，严格的解析器会拒绝整个请求。',
  },
};

/** The sentence of a warning. */
export const warningSay = (pack: CompiledPack, code: string, locale: Locale): string =>
  (pack.document.warnings[code] ?? GENERAL[code])?.[locale] ?? code;
