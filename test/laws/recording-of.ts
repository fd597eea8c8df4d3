import { createHash } from 'node:crypto';
import { newBooks } from '../../shared/books/books.ts';
import { type Audit, auditEntries } from '../../shared/har/audit.ts';
import { readHar } from '../../shared/har/read-har.ts';
import { recogniseRecording } from '../../shared/har/recording.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';

/** How an answer reaches the recording. */
export type Reached = 'whole' | 'lost' | 'cut';

export interface Recorded {
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
  readonly reached: Reached;
}

/** What one call truly took, and how the provider refused items, if it did. */
export interface Truth {
  readonly units: number;
  readonly codes: readonly number[];
}

export interface History {
  readonly recorded: readonly Recorded[];
  readonly truths: readonly Truth[];
  /** True units by month. */
  readonly months: Readonly<Record<string, number>>;
}

const headersOf = (headers: Readonly<Record<string, string>>): unknown =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

const entryOf = (call: Recorded): unknown => {
  const cut = call.answer.slice(0, Math.floor(call.answer.length / 2));
  const text = call.reached === 'cut' ? cut : call.answer;
  return {
    startedDateTime: new Date(call.at).toISOString(),
    time: 12,
    request: {
      method: call.method,
      url: call.url,
      headers: headersOf(call.headers),
      ...(call.body === '' ? {} : { postData: { mimeType: 'application/json', text: call.body } }),
    },
    response:
      call.reached === 'lost'
        ? { status: 0, headers: [], content: { size: 0 } }
        : {
            status: call.status,
            headers: [],
            content: { size: call.answer.length, mimeType: 'application/json', text },
          },
  };
};

/** The HAR recording of a history. */
export const harOf = (recorded: readonly Recorded[]): unknown => ({
  log: { version: '1.2', entries: recorded.map(entryOf) },
});

/** Audits a recording as `tollgate audit` does, beginning with an empty ledger. */
export const auditHar = async (har: unknown): Promise<Audit> => {
  const read = readHar(JSON.parse(JSON.stringify(har)), 0);
  if (read.kind !== 'har') throw new TypeError('the recording cannot be read');
  const books = newBooks(bundledPacks);
  const entries = await recogniseRecording(read.calls, {
    packs: bundledPacks,
    fingerprint: (provider, credential) =>
      Promise.resolve(createHash('sha256').update(`${provider} ${credential}`).digest('hex').slice(0, 16)),
    idOf: (content) => createHash('sha256').update(JSON.stringify(content)).digest('hex'),
  });
  const player = {
    from: { road: 'import', tag: null, user: null, site: null } as const,
    origin: 'test',
    nextOrder: () => books.order + 1,
  };
  return auditEntries(books, entries, player, null, () => null).audit;
};
