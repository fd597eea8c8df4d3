import type { NewsLedger } from './news-ledger.ts';
import type { StoreCase } from './store-case.ts';
import { append, line, numbersTo } from './store-steps.ts';

const COUNT = 2500;

const fill = (ledger: NewsLedger): Promise<unknown> => append(ledger, ...numbersTo(COUNT).map((nth) => `p${nth}`));

export const inPages: readonly StoreCase[] = [
  {
    claim: 'gives the whole ledger in pages, in order, none of them all of it',
    observe: async (place) => {
      const { ledger } = await place.open();
      await fill(ledger);
      const lines: string[] = [];
      let longest = 0;
      for await (const page of ledger.pages()) {
        lines.push(...page.map(line));
        longest = Math.max(longest, page.length);
      }
      return [lines.length, lines.every((text, at) => text === `${at + 1} p${at + 1}`), longest <= COUNT / 2];
    },
    expected: [COUNT, true, true],
  },
  {
    claim: 'gives in pages what was there when the first was asked for, whoever writes meanwhile',
    observe: async (place) => {
      const { ledger } = await place.open();
      await fill(ledger);
      const other = (await place.open()).ledger;
      let count = 0;
      for await (const page of ledger.pages()) {
        await Promise.all([append(ledger, `own ${count}`), append(other, `other ${count}`)]);
        count += page.length;
      }
      return count;
    },
    expected: COUNT,
  },
  {
    claim: 'takes no news from steps and looks by giving pages, nor when the reader stops early',
    observe: async (place) => {
      await append((await place.open()).ledger, 'a', 'b');
      const { ledger } = await place.open();
      for await (const page of ledger.pages()) if (page.length > 0) break;
      const looked = await ledger.read((news) => news.map(line));
      return [looked, await append(ledger, 'c')];
    },
    expected: [['1 a', '2 b'], [3]],
  },
  {
    claim: 'gives pages at once while another program holds the lock',
    observe: async (place) => {
      const { ledger } = await place.open();
      await append(ledger, 'a');
      const free = await place.lock();
      const waits = append(ledger, 'b');
      const pages: string[] = [];
      for await (const page of ledger.pages()) pages.push(...page.map(line));
      await free();
      return [pages[0], await waits];
    },
    expected: ['1 a', [2]],
  },
  {
    claim: 'gives no page of an empty ledger',
    observe: async (place) => {
      const pages: unknown[] = [];
      for await (const page of (await place.open()).ledger.pages()) pages.push(page);
      return pages;
    },
    expected: [],
  },
];
