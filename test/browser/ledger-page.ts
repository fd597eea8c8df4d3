import { openIdbStore } from '../../extension/store/idb-store.ts';
import { buildPosting } from '../ledger/build-posting.ts';
import { beginsAgain, followed } from '../ledger/news-ledger.ts';
import { storeCases } from '../ledger/store-contract.ts';
import { noLock } from '../ledger/store-steps.ts';

/** Text that a database cannot make smaller. */
const aMegabyte = (): string => {
  const bytes = Array.from({ length: 8 }, () => crypto.getRandomValues(new Uint8Array(65_536)));
  return bytes.map((part) => Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join('')).join('');
};

/** What a test runs in a page. Answers are JSON, because half a character does not come through a debugger's protocol. */
Object.assign(globalThis, {
  async runCase(nth: number): Promise<string> {
    const opened: { close(): Promise<void> }[] = [];
    const open = async () => {
      const store = openIdbStore(`case-${nth}`);
      opened.push(store);
      return { ...store, ledger: followed(store.ledger), rows: store.ledger };
    };
    try {
      return JSON.stringify(await storeCases[nth]?.observe({ open, lock: noLock }));
    } finally {
      for (const { close } of opened) await close();
    }
  },

  /** Writes up to so many megabytes until the browser gives no more room, then once more when there is some again. */
  async fill(megabytes: number): Promise<string> {
    const { ledger: opened, close } = openIdbStore('filled');
    const ledger = followed(opened);
    const write = (id: string, tag: string): Promise<readonly string[]> =>
      ledger.write((news) => ({
        append: [buildPosting({ id, tag })],
        result: news.map(({ posting }) => posting.id),
      }));
    const kept: string[] = [];
    let failure = '';
    while (failure === '' && kept.length < megabytes) {
      try {
        await write(`p${kept.length}`, aMegabyte());
        kept.push(`p${kept.length}`);
      } catch (error) {
        failure = String(error);
      }
    }
    Object.assign(globalThis, {
      async writeAgain(): Promise<string> {
        const holds = await write('later', '');
        await close();
        return JSON.stringify(holds);
      },
    });
    return JSON.stringify({ kept, failure });
  },

  /** Writes as one of several pages, and gives the ledger as this page came to know it. */
  async writeInTurns(name: string, times: number): Promise<string> {
    const { ledger: opened, close } = openIdbStore('pages');
    const ledger = followed(opened);
    const lines: string[] = [];
    const write = (ids: readonly string[]): Promise<void> =>
      ledger.write((news, next) => {
        const added = ids.map((id, nth) => ({ seq: next + nth, posting: buildPosting({ id }) }));
        if (beginsAgain(news, next)) lines.length = 0;
        lines.push(...[...news, ...added].map(({ seq, posting }) => `${seq} ${posting.id}`));
        return { append: added.map(({ posting }) => posting), result: undefined };
      });
    for (let nth = 1; nth <= times; nth++) await write([`${name}${nth}`]);
    Object.assign(globalThis, {
      async readLines(): Promise<string> {
        await write([]);
        await close();
        return JSON.stringify(lines);
      },
    });
    return JSON.stringify(null);
  },
});
