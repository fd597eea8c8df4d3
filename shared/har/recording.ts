import { NO_ACCOUNT, PRACTICE_ACCOUNT } from '../books/books.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import type { UpstreamLike } from '../recognise/own-address.ts';
import { type HttpCall, type Recognised, recognise } from '../recognise/recognise.ts';
import { type CallId, writeCallId } from './call-id.ts';
import { isOwnAnswer } from './own-answer.ts';
import type { RecordedCall } from './play.ts';
import { requestReader } from './provider-request.ts';
import type { HarCall } from './read-har.ts';
import type { RecordedAnswer } from './recorded-answer.ts';
import { tagOf } from './recorded-tag.ts';
import { type Twin, twinFinder } from './twins.ts';

/** One entry of a recording; `call` is null when it went to no provider. */
export interface RecordedEntry {
  readonly index: number;
  readonly at: number;
  readonly call: RecordedCall | null;
  /** The entry whose call this is too, recorded by another tool; absent for a call of its own. */
  readonly copyOf?: number;
  /** What is missing from it, or null. */
  readonly problem: string | null;
}

/** What the edges give: fingerprints of credentials, and a hash. */
export interface RecordingPorts {
  readonly packs: readonly CompiledPack[];
  /** Addresses that stand for a provider's; those of Tollgate's own proxy are known. */
  readonly likes?: readonly UpstreamLike[];
  readonly fingerprint: (provider: string, credential: string) => Promise<string>;
  /** Names content by itself, in letters and digits: equal for equal content. */
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

/** Spellings of one host are one; the rest of an address stays as it was written. */
const plainUrl = (url: string): string =>
  url
    .replace(/#.*$/s, '')
    .replace(/^https?:\/\/[^/?]*/i, (host) => host.toLowerCase().replace(/\.?(?::(?:443|80))?$/, ''));

const answerText = ({ answer, text }: RecordedAnswer): readonly string[] =>
  answer.kind === 'response' ? [String(answer.status), text ?? ''] : ['none'];

/** What came of the call at the provider: nothing, where Tollgate answered it itself. */
const withoutOwn = (http: HttpCall, recorded: RecordedAnswer): RecordedAnswer =>
  isOwnAnswer(http, recorded.answer)
    ? { ...recorded, answer: { kind: 'none', sent: 'no' }, problem: 'Tollgate answered it: nothing was sent' }
    : recorded;

const SHORT = 6;

/** What a twin's row says of it. */
const sayTwin = (twin: Twin | null): string | null => {
  switch (twin?.kind) {
    case undefined:
      return null;
    case 'copy':
      return `recorded twice: counted with entry ${twin.of}`;
    case 'doubtful':
      return `just like entry ${twin.of}, milliseconds before: counted, for it may have been sent twice`;
  }
};

/**
 * Finds the providers' calls among the entries of a recording. Calls that are alike in all of time, content and tool are told apart by their order, so that the ids
 * of a recording are the same whenever it is read, and those of what two recordings share.
 */
export const recogniseRecording = async (
  calls: readonly HarCall[],
  ports: RecordingPorts,
): Promise<readonly RecordedEntry[]> => {
  const packs = new Map(ports.packs.map((pack) => [pack.id, pack]));
  const accountOf = accountReader(ports.fingerprint);
  const requestOf = requestReader(ports.packs, ports.likes);
  const findTwin = twinFinder();
  const equals = new Map<string, number>();
  const shortOf = (content: readonly string[]): string => ports.idOf(content).slice(-SHORT);
  const entries: RecordedEntry[] = [];
  for (const { index, at, local, tookMs, http: recordedHttp, answer, recorder, problem } of calls) {
    const http = requestOf(recordedHttp);
    const recognised = recognise(packs, http);
    if (recognised === null) {
      entries.push({ index, at, call: null, problem });
      continue;
    }
    const account = await accountOf(recognised);
    const recorded = withoutOwn(http, answer());
    const id: CallId = {
      request: ports.idOf([recognised.pack.id, account, http.method, plainUrl(http.url), bodyText(http)]),
      at: local ?? at,
      isLocal: local !== null,
      answer: shortOf(answerText(recorded)),
      recorder: shortOf([recorder]),
    };
    const first = writeCallId(id, 0);
    const nth = equals.get(first) ?? 0;
    equals.set(first, nth + 1);
    const call = {
      id: writeCallId(id, nth),
      at,
      tookMs,
      recognised: { ...recognised, credential: null },
      account,
      tag: tagOf(http.headers),
      answer: recorded.answer,
    };
    const twin = findTwin(index, id, call);
    const unread = recognised.unreadable;
    const holes = [problem, unread, http.fromCache === true ? null : recorded.problem, sayTwin(twin)].filter(
      (one) => one !== null,
    );
    entries.push({
      index,
      at,
      call,
      ...(twin?.kind === 'copy' ? { copyOf: twin.of } : {}),
      problem: holes.length === 0 ? null : holes.join('; '),
    });
  }
  return entries;
};
