import { UsageError } from '../usage-error.ts';

export const DEFAULT_ASK_TIMEOUT_MS = 120_000;

/** Node's fetch gives up after 300 s without an answer, and many clients sooner: a call that is held has to be answered before. */
const MOST_MS = 240_000;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

/** Reads `--ask-timeout`: `120s`, `2m`, or a number of seconds; at most 240 s. In milliseconds. Throws UsageError. */
export const readAskTimeout = (text: string | undefined): number => {
  if (text === undefined) return DEFAULT_ASK_TIMEOUT_MS;
  const [, number = '', unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text.trim()) ?? [];
  const ms = number === '' ? Number.NaN : Number(number) * (UNITS[unit] ?? Number.NaN);
  if (!(ms >= 0 && ms <= MOST_MS)) {
    throw new UsageError(
      `--ask-timeout ${text} cannot be: give at most 240s (clients such as Node’s fetch give up at 300 s)`,
    );
  }
  return Math.round(ms);
};
