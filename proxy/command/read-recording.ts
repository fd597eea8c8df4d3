import { createHash } from 'node:crypto';
import { type HarCall, readHar } from '../../shared/har/read-har.ts';
import { type RecordedEntry, recogniseRecording } from '../../shared/har/recording.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { parseJsonOf, readTextFile } from './input-file.ts';
import { UsageError } from './usage-error.ts';

const ID_CHARACTERS = 32;

/** Names a call by all that it was, so that the same recording gives the same names; what it was cannot be read back. */
const idOf = (prefix: string, content: readonly string[]): string =>
  `${prefix}-${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, ID_CHARACTERS)}`;

/** The entries of a recording's text, in the order of their times; `now` is the time of one that has none. Throws UsageError for what is no recording. */
export const parseRecording = (file: string, text: string, now: number): readonly HarCall[] => {
  const har = readHar(parseJsonOf(file, text), now);
  if (har.kind === 'wrong') throw new UsageError(`${file} ${har.say}`);
  return har.calls;
};

/** The same of a HAR file. Rejects with UsageError. */
export const readRecording = async (file: string, now: number): Promise<readonly HarCall[]> =>
  parseRecording(file, await readTextFile(file), now);

/** Finds the providers' calls in a recording. `prefix` begins their ids. */
export const findCalls = (
  calls: readonly HarCall[],
  prefix: string,
  fingerprint: (provider: string, credential: string) => Promise<string>,
): Promise<readonly RecordedEntry[]> =>
  recogniseRecording(calls, { packs: bundledPacks, fingerprint, idOf: (content) => idOf(prefix, content) });
