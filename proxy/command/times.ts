import { parseTime } from '../../shared/parse-time.ts';
import { UsageError } from '../usage-error.ts';

/** The instant that an option names, or null when it was not given. Throws UsageError for what is no time. */
export const timeOption = (name: string, text: string | undefined): number | null => {
  if (text === undefined) return null;
  const at = parseTime(text);
  if (at === null) throw new UsageError(`--${name} ${text} is no time: write 2026-11-01 or 2026-11-01T09:30:00Z`);
  return at;
};
