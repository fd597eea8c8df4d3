import type { SettingTrouble } from '../books/setting-trouble.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { fill } from './locale.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** Why something was not set for an account, in one sentence. */
export const settingSay = (trouble: SettingTrouble | 'no-account', pack: CompiledPack, locale: Locale): string =>
  fill(wordsOf('setting', locale)[trouble], { provider: pack.document.title });
