import type { CompiledPack } from '../pack/compiled.ts';
import { LENIENT } from '../rules/warnings.ts';
import { packSay } from './pack-say.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** The sentence of a warning: its pack's, or what is said under any pack. */
export const warningSay = (pack: CompiledPack, code: string, locale: Locale): string => {
  const said = pack.document.warnings[code];
  if (said !== undefined) return packSay(said, locale);
  return code === LENIENT ? wordsOf('warning', locale).lenient : code;
};
