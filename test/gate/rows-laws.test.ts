import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Books, callersAccount, newBooks } from '../../shared/books/books.ts';
import { usageRows } from '../../shared/books/usage.ts';
import { usageBy } from '../../shared/books/usage-by.ts';
import { needsOpening } from '../../shared/gate/asking.ts';
import { compareRows } from '../../shared/gate/compare-rows.ts';
import { type Gate, openGate } from '../../shared/gate/gate.ts';
import { rebuildRows } from '../../shared/gate/rebuild-rows.ts';
import type { Judge } from '../../shared/gate/way.ts';
import { rollupNames } from '../../shared/gate/way-names.ts';
import type { RecordedCall } from '../../shared/har/play.ts';
import type { RecordedEntry } from '../../shared/har/recording.ts';
import { openMemoryStore } from '../../shared/ledger/memory-store.ts';
import type { Posted, Posting } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { type Quote, quoteCall } from '../../shared/rules/quote.ts';
import { warningsOf } from '../../shared/rules/warnings.ts';
import { history17track, historySafecube, type Step, stepsOf } from '../laws/histories.ts';
import { buildPosting } from '../ledger/build-posting.ts';
import { entriesOf, play, probes, quotesIn, recogniseCall, replay } from '../rules/replayed.ts';
import { trials } from '../trials.ts';

const RECORDED: Judge = () => ({ kind: 'allow', by: 'rule', reason: 'recorded' });
const FROM = { road: 'import', tag: null, user: null, site: null } as const;

/** What may befall those who write: another takes over, everything held is dropped, a step has a bug. */
const troubles = fc.array(fc.constantFrom('none', 'none', 'other', 'restart', 'bug'), { minLength: 30, maxLength: 30 });
type Trouble = 'none' | 'other' | 'restart' | 'bug';

interface Desk {
  readonly kept: Posted[];
  readonly rows: Map<string, string>;
  readonly play: (entry: RecordedEntry, trouble: Trouble) => Promise<void>;
  readonly gate: (now: number) => Gate;
}

/** Two writers of one ledger, who hold no more of it than they name. */
const openDesk = (): Desk => {
  const kept: Posted[] = [];
  const rows = new Map<string, string>();
  let now = 0;
  const open = (): Gate =>
    openGate({
      store: openMemoryStore(kept, rows),
      packs: bundledPacks,
      packOf: () => null,
      now: () => now,
      fingerprint: async () => 'account',
      origin: 'test',
      sleep: () => ({ done: Promise.resolve(), cancel: () => {} }),
    });
  let [one, other] = [open(), open()];
  const pass = async (gate: Gate, { id, recognised, account, answer }: RecordedCall): Promise<void> => {
    const asking = { id, recognised, account, from: FROM };
    if (!needsOpening(recognised)) return gate.learn(asking, answer);
    await gate.attempt(asking, RECORDED, () => false);
    await gate.settle(id, answer);
  };
  return {
    kept,
    rows,
    gate: (at) => {
      now = at;
      return one;
    },
    play: async ({ call }, trouble) => {
      if (call === null) return;
      now = call.at;
      if (trouble === 'other') [one, other] = [other, one];
      if (trouble === 'restart') one = open();
      if (trouble === 'bug') {
        const guilty = one.step((books: Books) => {
          for (const account of books.accounts.values()) account.totals.clear();
          throw new RangeError('a bug');
        });
        await guilty.catch(() => undefined);
      }
      await pass(one, call);
    },
  };
};

const recordedOf = (steps: readonly Step[]) =>
  [...history17track(steps, 12).recorded, ...historySafecube(steps).recorded].sort((a, b) => a.at - b.at);

/** A posting without who decided: what cannot charge passes by a rule of its own. */
const undecided = ({ decision: _, ...posting }: Posting): unknown => JSON.parse(JSON.stringify(posting));

const shown = (quote: Quote): unknown => [
  quote.meters,
  quote.lines.map((line) => [line.ask, line.variant, line.rule.id, line.min, line.likely, line.max, line.capped]),
  warningsOf(quote),
];

/** Accounts come before what belongs to them. */
const kindOf = (key: string): number => ['p', 'h', 't', 'a'].indexOf(key.slice(0, 1));

const forAll = (law: (desk: Desk, entries: readonly RecordedEntry[], close: number) => Promise<void>, runs: number) =>
  fc.assert(
    fc.asyncProperty(stepsOf(6), troubles, async (steps, befalls) => {
      const entries = await entriesOf(recordedOf(steps));
      const desk = openDesk();
      for (const [nth, entry] of entries.entries()) await desk.play(entry, befalls[nth % befalls.length] ?? 'none');
      await law(desk, entries, (entries.at(-1)?.at ?? 0) + 1000);
    }),
    trials(runs),
  );

describe('books that hold no more of a ledger than is named', () => {
  it('write what books write that hold all of it, after any history, whoever writes and whatever fails', () =>
    forAll(async ({ kept, gate }, entries, close) => {
      await gate(close).step(() => ({ append: [], result: null }));
      const { append } = play(newBooks(bundledPacks), entries, close);
      expect(kept.map(({ posting }) => undecided(posting))).toEqual(append.map(undecided));
    }, 100));

  it('quote, warn and sum as they do', () =>
    forAll(async ({ kept, gate }, _, close) => {
      const whole = replay(kept.map(({ posting }) => posting));
      const part = gate(close);
      for (const call of probes()) {
        const recognised = recogniseCall(whole, call);
        const id = `${recognised.pack.id}-account`;
        const account = callersAccount(whole, recognised.pack.id, id);
        expect(shown(await part.quote(recognised, id))).toEqual(shown(quoteCall(recognised, account, close)));
      }
      const by = { by: ['day', 'meter', 'rule', 'action', 'state'], from: 0, to: Number.POSITIVE_INFINITY } as const;
      const asked = { ...by, by: ['day', 'meter', 'rule', 'action'] as const };
      expect(await part.look((books) => usageBy(books, asked), rollupNames)).toEqual(usageBy(whole, asked));
      expect(await part.look(usageRows)).toEqual(usageRows(whole, close));
    }, 40));

  it('leave rows that are the fold of all postings from nothing', () =>
    forAll(async ({ kept, rows }) => {
      const made = new Map<string, string>();
      const store = openMemoryStore([...kept], made);
      await rebuildRows(store, bundledPacks, () => {});
      expect(await compareRows(openMemoryStore(kept, rows), store, bundledPacks, () => {})).toEqual([]);
    }, 100));

  it('go on from a closing posting as from the postings that it stands for', () =>
    forAll(async ({ kept, rows, gate }, _, close) => {
      // What a call in flight or a lost one asked is in its own posting, which is never dropped.
      if ([...rows.keys()].some((key) => key.startsWith('c|') || key.startsWith('o|'))) return;
      const closes = [...rows].filter(([key]) => key !== 'v').sort(([a], [b]) => kindOf(a) - kindOf(b));
      const closing = {
        ...buildPosting({ id: 'closing', kind: 'closing', provider: '', account: '', moves: [] }),
        closes,
      };
      const whole = replay([closing]);
      const quoted = quotesIn(whole, close);
      expect(usageRows(whole, close)).toEqual(await gate(close).look(usageRows));
      const before = kept.map(({ posting }) => posting);
      expect(quoted).toEqual(quotesIn(replay(before), close));
      const made = new Map<string, string>();
      await rebuildRows(openMemoryStore([{ seq: 1, posting: closing }], made), bundledPacks, () => {});
      made.delete('v');
      expect(made).toEqual(new Map(closes));
    }, 40));
});
