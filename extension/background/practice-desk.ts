import type { Gate } from '../../shared/gate/gate.ts';
import { learnPast, pastNames, practiceFigures } from '../../shared/har/learn-past.ts';
import { LedgerError } from '../../shared/ledger/store.ts';
import type { Figures, Past } from '../../shared/messages/practice-port.ts';

/** A practice portal that is open: told what the books hold of its account. */
export interface PracticePage {
  readonly tab: number;
  readonly tell: (figures: Figures) => void;
}

export interface PracticeDesk {
  /** Tabs that show the portal. */
  readonly tabs: () => readonly number[];
  readonly connect: (page: PracticePage) => Promise<void>;
  /** Learns what the portal's simulated providers did before it was opened; once for each of its runs. */
  readonly hear: (page: PracticePage, past: Past) => Promise<void>;
  /** Resolves once every portal that is open has told its past, or had its time to: its calls came after that. */
  readonly told: () => Promise<void>;
  readonly disconnect: (page: PracticePage) => void;
}

const unlessBroken = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    // The popup says that the books cannot be read; the portal says that nobody looks.
    if (!(error instanceof LedgerError)) throw error;
  }
};

/** A portal whose proxy has ended tells nothing; its calls fail by themselves. */
const PATIENCE_MS = 1000;

export interface PracticeEdges {
  readonly gate: Gate;
  readonly origin: string;
  readonly now: () => number;
  readonly later: (afterMs: number, act: () => void) => void;
}

/** Keeps the practice account's books in step with the portal, and the portal informed of them. */
export const openPracticeDesk = ({ gate, origin, now, later }: PracticeEdges): PracticeDesk => {
  const pages = new Set<PracticePage>();
  /** Those that have not told their past yet, and who waits for it. */
  const silent = new Set<PracticePage>();
  let wakes: (() => void)[] = [];
  const hasTold = (page: PracticePage): void => {
    silent.delete(page);
    if (silent.size > 0) return;
    for (const wake of wakes) wake();
    wakes = [];
  };
  const tell = (to: Iterable<PracticePage>): Promise<void> =>
    unlessBroken(
      gate.look((books, now) => {
        const figures = practiceFigures(books, now);
        for (const page of to) page.tell(figures);
      }),
    );
  gate.onChange(() => {
    if (pages.size > 0) void tell(pages);
  });
  return {
    tabs: () => [...pages].map(({ tab }) => tab),
    connect: (page) => {
      pages.add(page);
      silent.add(page);
      later(PATIENCE_MS, () => hasTold(page));
      return tell([page]);
    },
    hear: async (page, past) => {
      await unlessBroken(
        gate.step(
          (books, now, nextOrder) => {
            const from = { road: 'page', tag: null, user: null, site: null } as const;
            return { append: learnPast(books, past, now, { from, origin, nextOrder }), result: undefined };
          },
          pastNames(past, now()),
        ),
      );
      hasTold(page);
    },
    told: async () => {
      if (silent.size > 0) await new Promise<void>((resolve) => wakes.push(resolve));
    },
    disconnect: (page) => {
      pages.delete(page);
      hasTold(page);
    },
  };
};
