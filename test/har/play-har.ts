import { createHash } from 'node:crypto';
import { unpackBody } from '../../proxy/command/unpack-body.ts';
import { newBooks } from '../../shared/books/books.ts';
import { type Audit, type AuditCall, auditEntries } from '../../shared/har/audit.ts';
import { readHar } from '../../shared/har/read-har.ts';
import { type RecordedEntry, recogniseRecording } from '../../shared/har/recording.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import type { UpstreamLike } from '../../shared/recognise/own-address.ts';
import { type BuiltEntry, buildHar } from './build-har.ts';

/** The entries of a recording as the audit takes them. Accounts are called as their token is. */
export const entriesOf = async (
  built: readonly BuiltEntry[],
  likes: readonly UpstreamLike[] = [],
): Promise<readonly RecordedEntry[]> => {
  const har = readHar(buildHar(built), 0, { zone: 'UTC', unpack: unpackBody });
  if (har.kind === 'wrong') throw new TypeError(har.say);
  return recogniseRecording(har.calls, {
    packs: bundledPacks,
    likes,
    fingerprint: async (_, credential) => credential,
    idOf: (content) => createHash('sha256').update(JSON.stringify(content)).digest('hex'),
  });
};

/** Audits a recording from an empty ledger. */
export const auditOf = async (
  built: readonly BuiltEntry[],
  closeAt?: string,
  likes: readonly UpstreamLike[] = [],
): Promise<Audit> => {
  const books = newBooks(bundledPacks);
  const player = {
    from: { road: 'import', tag: null, user: null, site: null },
    origin: 'test',
    nextOrder: () => books.order + 1,
  } as const;
  const entries = await entriesOf(built, likes);
  return auditEntries(books, entries, player, closeAt === undefined ? null : Date.parse(closeAt), () => null).audit;
};

/** The row of one entry, by its place in the file. */
export const rowOf = (audit: Audit, index: number): AuditCall => {
  const row = audit.calls.find((call) => call.index === index);
  if (row === undefined) throw new TypeError(`no row for entry ${index}`);
  return row;
};
