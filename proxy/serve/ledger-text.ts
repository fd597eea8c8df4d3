import { applyPosting } from '../../shared/books/apply.ts';
import { newBooks } from '../../shared/books/books.ts';
import type { Gate } from '../../shared/gate/gate.ts';
import { type Held, ledgerLines } from '../../shared/ledger/lines.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';

const POSTINGS_AT_ONCE = 200;

/**
 * The whole ledger as lines of NDJSON, oldest first, in pieces, so that sending a long one does not take the proxy's whole attention. It is read through a
 * store of its own: the gate's hands over only what is new.
 */
export async function* readLedgerText(
  gate: Gate,
  file: string,
  packs: readonly CompiledPack[],
): AsyncGenerator<Buffer> {
  // Months that have turned are written first.
  await gate.step(() => ({ append: [], result: null }));
  const store = openSqliteStore(file);
  const posted = await store.ledger.write((news) => ({ append: [], result: news })).finally(() => store.close());
  const books = newBooks(packs);
  for (const one of posted) applyPosting(books, one);
  const held: Held = new Map();
  for (let from = 0; from < posted.length; from += POSTINGS_AT_ONCE) {
    const lines = posted
      .slice(from, from + POSTINGS_AT_ONCE)
      .flatMap(({ posting }) => ledgerLines(books, posting, held));
    if (lines.length > 0) yield Buffer.from(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  }
}
