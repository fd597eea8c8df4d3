import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openFingerprint } from '../../../proxy/store/fingerprint.ts';
import { lockServe } from '../../../proxy/store/serve-lock.ts';
import { openSqliteStore } from '../../../proxy/store/sqlite-store.ts';
import { buildPosting } from '../../ledger/build-posting.ts';
import { beginsAgain, followed } from '../../ledger/news-ledger.ts';

/** Another process, for what only another process can show. Each line it says is out before it goes on. */
const [command = '', place = '', name = '', times = '0'] = process.argv.slice(2);

const say = (value: unknown): void => {
  writeSync(1, `${JSON.stringify(value)}\n`);
};

const commands: Readonly<Record<string, () => Promise<void>>> = {
  /** Writes pairs, many at once, and says each once it is acknowledged, until it is killed. */
  async writePairs() {
    const { ledger } = openSqliteStore(place);
    const writePair = async (pair: string): Promise<void> => {
      await followed(ledger).write(() => ({
        append: ['first', 'second'].map((one) => buildPosting({ id: `${pair} ${one}` })),
        result: null,
      }));
      say(pair);
    };
    for (let round = 0; ; round++) {
      await Promise.all(Array.from({ length: 10 }, (_, nth) => writePair(`${name}.${round}.${nth}`)));
    }
  },

  /** Writes so many postings one after the other, and says the ledger as it came to know it. */
  async writeInTurns() {
    const { ledger, close } = openSqliteStore(place);
    const lines: string[] = [];
    const write = (ids: readonly string[]): Promise<void> =>
      followed(ledger).write((news, next) => {
        const added = ids.map((id, nth) => ({ seq: next + nth, posting: buildPosting({ id }) }));
        if (beginsAgain(news, next)) lines.length = 0;
        lines.push(...[...news, ...added].map(({ seq, posting }) => `${seq} ${posting.id}`));
        return { append: added.map(({ posting }) => posting), result: undefined };
      });
    for (let nth = 1; nth <= Number(times); nth++) await write([`${name}${nth}`]);
    say('written');
    process.stdin.once('data', async () => {
      await write([]);
      await close();
      say(lines);
      process.exit();
    });
  },

  /** Writes until that fails; says what was acknowledged, the failure, and what the ledger holds then. */
  async fill() {
    const { ledger } = openSqliteStore(place);
    const kept: string[] = [];
    try {
      for (;;) {
        const posting = buildPosting({ id: `p${kept.length}`, tag: randomBytes(50_000).toString('hex') });
        await followed(ledger).write(() => ({ append: [posting], result: null }));
        kept.push(posting.id);
      }
    } catch (error) {
      const holds = await followed(ledger).write((news) => ({
        append: [],
        result: news.map(({ posting }) => posting.id),
      }));
      say({ kept, holds, failure: String(error) });
    }
  },

  /** Says whether it got the lock, and holds it until it is killed. */
  async lock() {
    const lock = lockServe(place);
    if (lock.kind === 'locked') lock.announce(`http://127.0.0.1:${name}`);
    say(lock);
    process.stdin.once('data', () => process.exit());
  },

  async fingerprint() {
    const { shelves, close } = openSqliteStore(place);
    say(await openFingerprint(shelves.settings)('17track', 'secret'));
    await close();
  },
};

await commands[command]?.();
