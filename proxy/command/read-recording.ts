import { createHash } from 'node:crypto';
import { type HarCall, readHar } from '../../shared/har/read-har.ts';
import { type RecordedEntry, recogniseRecording } from '../../shared/har/recording.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { isZone } from '../../shared/period.ts';
import type { UpstreamLike } from '../../shared/recognise/own-address.ts';
import { UsageError } from '../usage-error.ts';
import { parseJsonOf, readTextFile } from './input-file.ts';
import type { Terminal } from './terminal.ts';
import { unpackBody } from './unpack-body.ts';

const ID_CHARACTERS = 32;

/** Names content by itself, so that the same recording gives the same names; what it was cannot be read back. */
const idOf = (prefix: string, content: readonly string[]): string =>
  `${prefix}-${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, ID_CHARACTERS)}`;

/** The time zone that this machine, or its user by TZ, is set to. */
const thisZone = (): string => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return isZone(timeZone) ? timeZone : 'UTC';
};

/**
 * The entries of a recording's text, in the order of their times; `now` is the time of one that has none, `zone` that of times that name none. Throws UsageError for
 * what is no recording.
 */
export const parseRecording = (file: string, text: string, now: number, zone = thisZone()): readonly HarCall[] => {
  const har = readHar(parseJsonOf(file, text), now, { zone, unpack: unpackBody });
  if (har.kind === 'wrong') throw new UsageError(`${file} ${har.say}`);
  return har.calls;
};

/** `--timezone`, as the commands that read recordings declare it. */
export const ZONE_OPTION = {
  takes: 'ZONE',
  about: "the time zone of times that name none (default: this machine's)",
} as const;

/** The zone that `--timezone` names, else this machine's. Throws UsageError. */
const zoneOf = (named: string | undefined): string => {
  if (named === undefined) return thisZone();
  if (named !== '' && isZone(named)) return named;
  throw new UsageError(`--timezone ${named} is no time zone: use a name such as UTC or Europe/Berlin`);
};

/** The same of a HAR file; says in which zone times were read that name none. Rejects with UsageError. */
export const readRecording = async (
  file: string,
  zone: string | undefined,
  { now, say }: Terminal,
): Promise<readonly HarCall[]> => {
  const taken = zoneOf(zone);
  const calls = parseRecording(file, await readTextFile(file), now(), taken);
  const without = calls.filter((call) => call.local !== null).length;
  if (without > 0) {
    const who = without === 1 ? '1 entry says' : `${without} entries say`;
    say(`${file}: ${who} no time zone: read as ${taken} (--timezone ZONE reads another)`);
  }
  return calls;
};

/** Finds the providers' calls in a recording. `prefix` begins their ids; `likes` are addresses that stand for a provider's. */
export const findCalls = (
  calls: readonly HarCall[],
  prefix: string,
  fingerprint: (provider: string, credential: string) => Promise<string>,
  likes: readonly UpstreamLike[] = [],
): Promise<readonly RecordedEntry[]> =>
  recogniseRecording(calls, { packs: bundledPacks, likes, fingerprint, idOf: (content) => idOf(prefix, content) });
