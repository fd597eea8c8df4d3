import { NO_ACCOUNT, PRACTICE_ACCOUNT } from '../books/books.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { type HttpCall, type Recognised, recognise } from '../recognise/recognise.ts';
import type { RecordedCall } from './play.ts';
import type { HarCall } from './read-har.ts';

/** One entry of a recording; `call` is null when it went to no provider. */
export interface RecordedEntry {
  readonly index: number;
  readonly at: number;
  readonly call: RecordedCall | null;
  /** What is missing from it, or null. */
  readonly problem: string | null;
}

/** What the edges give: fingerprints of credentials, and an id for a call. */
export interface RecordingPorts {
  readonly packs: readonly CompiledPack[];
  readonly fingerprint: (provider: string, credential: string) => Promise<string>;
  /** Names a call, from what it was and, for equal ones, which of them it is. */
  readonly idOf: (content: readonly string[]) => string;
}

/** The account of a recognised call, each credential fingerprinted once. */
const accountReader = (fingerprint: RecordingPorts['fingerprint']): ((recognised: Recognised) => Promise<string>) => {
  const known = new Map<string, string>();
  return async ({ pack, practice, credential }) => {
    if (practice) return PRACTICE_ACCOUNT;
    if (credential === null) return NO_ACCOUNT;
    const key = `${pack.id}|${credential}`;
    const account = known.get(key) ?? (await fingerprint(pack.id, credential));
    known.set(key, account);
    return account;
  };
};

const bodyText = ({ body }: HttpCall): string => (body.kind === 'text' ? body.text : body.kind);

/**
 * Finds the providers' calls among the entries of a recording. Equal calls of one account at one time (same method, address and body) are told apart by
 * their order, so that the ids of a recording are the same whenever it is read, and those of what two recordings share.
 */
export const recogniseRecording = async (
  calls: readonly HarCall[],
  ports: RecordingPorts,
): Promise<readonly RecordedEntry[]> => {
  const packs = new Map(ports.packs.map((pack) => [pack.id, pack]));
  const accountOf = accountReader(ports.fingerprint);
  const equals = new Map<string, number>();
  const entries: RecordedEntry[] = [];
  for (const { index, at, http, answer, problem } of calls) {
    const recognised = recognise(packs, http);
    if (recognised === null) {
      entries.push({ index, at, call: null, problem });
      continue;
    }
    const account = await accountOf(recognised);
    const content = [recognised.pack.id, account, http.method, http.url, String(at), bodyText(http)];
    const first = ports.idOf(content);
    const nth = equals.get(first) ?? 0;
    equals.set(first, nth + 1);
    const recorded = answer();
    const unread = recognised.call === null ? null : recognised.unreadable;
    const holes = [problem, unread, http.fromCache === true ? null : recorded.problem].filter((one) => one !== null);
    entries.push({
      index,
      at,
      call: {
        id: nth === 0 ? first : `${first}.${nth}`,
        at,
        recognised: { ...recognised, credential: null },
        account,
        answer: recorded.answer,
      },
      problem: holes.length === 0 ? null : holes.join('; '),
    });
  }
  return entries;
};
