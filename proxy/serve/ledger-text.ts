import type { Gate } from '../../shared/gate/gate.ts';
import { streamLedger } from '../../shared/gate/stream-ledger.ts';
import type { LedgerStore } from '../../shared/ledger/store.ts';

/** The whole ledger as lines of NDJSON, oldest first, a page at a time: whoever takes the pieces slowly holds up nobody, and no more of it is in memory. */
export async function* readLedgerText(
  gate: Pick<Gate, 'look'>,
  store: Pick<LedgerStore, 'pages'>,
): AsyncGenerator<Buffer> {
  for await (const lines of streamLedger(gate, store)) {
    if (lines.length > 0) yield Buffer.from(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  }
}
