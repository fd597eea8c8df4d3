import { localeNamed } from '../../shared/words/locale.ts';
import type { Locale } from '../../shared/words/views.ts';

/** Where a command runs. */
interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: { readonly isTTY?: boolean };
}

/**
 * The language that a command speaks. TOLLGATE_LANG decides, wherever the answer goes. Else it is the person's own (LC_ALL, LC_MESSAGES, LANG: the first that is set) where a person
 * reads the answer, on a terminal; what a script reads does not change with the machine. English where none of them names a language that is spoken here.
 */
export const terminalLocale = ({ env, stdout }: Surroundings): Locale => {
  const chosen = localeNamed(env['TOLLGATE_LANG'] ?? '');
  if (chosen !== null) return chosen;
  if (stdout.isTTY !== true) return 'en';
  return localeNamed(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ?? 'en';
};
