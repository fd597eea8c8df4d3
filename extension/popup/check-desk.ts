import { type ReadonlySignal, signal } from '@preact/signals';
import type { CheckAnswer, CheckColumn, CheckList } from '../messages.ts';
import { type PageClient, Refused } from '../page-client.ts';
import type { Say } from '../words.ts';
import { readFile } from './read-file.ts';

export type CheckShown = { readonly kind: 'none' } | { readonly kind: 'checking' } | CheckAnswer;

/** What the Check box holds, and what a person can do with it. */
export interface CheckDesk {
  readonly provider: ReadonlySignal<string>;
  /** The text in the field; of a sheet its cells, to be seen. */
  readonly text: ReadonlySignal<string>;
  readonly shown: ReadonlySignal<CheckShown>;
  /** How the file was read, besides its columns; null where there is nothing to say. */
  readonly note: ReadonlySignal<string | null>;
  /** The columns to choose among; none for a plain list. */
  readonly columns: ReadonlySignal<readonly CheckColumn[]>;
  /** True from when it was asked which column to read, for as long as the list is the same. */
  readonly isAsked: ReadonlySignal<boolean>;
  readonly type: (text: string) => void;
  readonly takeFile: (file: File) => Promise<void>;
  readonly ask: (provider: string) => void;
  readonly choose: (column: string) => void;
}

const PAUSE_MS = 350;

const columnsOf = (shown: CheckShown): readonly CheckColumn[] | null =>
  shown.kind === 'answer' || shown.kind === 'choose' ? shown.columns : null;

/** Opens what the Check box works with. Only the answer to what was asked last is shown. */
export const openCheckDesk = (first: string, check: PageClient['check'], say: Say): CheckDesk => {
  const provider = signal(first);
  const text = signal('');
  const shown = signal<CheckShown>({ kind: 'none' });
  const note = signal<string | null>(null);
  /** Those of the present list: they stay to be chosen while an answer is on its way, or says that a column holds no numbers. */
  const columns = signal<readonly CheckColumn[]>([]);
  const isAsked = signal(false);
  let list: CheckList = { kind: 'text', text: '' };
  let column: string | null = null;
  let lastRun = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = async (): Promise<void> => {
    clearTimeout(timer);
    lastRun += 1;
    const no = lastRun;
    if (text.peek().trim() === '') {
      shown.value = { kind: 'none' };
      return;
    }
    shown.value = { kind: 'checking' };
    const answer = await check({ provider: provider.peek(), list, column }).catch(
      (error: unknown): CheckShown => ({
        kind: 'trouble',
        say: error instanceof Refused ? error.message : say('noCheck'),
      }),
    );
    // What was typed since is being checked, too.
    if (no !== lastRun) return;
    columns.value = columnsOf(answer) ?? columns.peek().map((one) => ({ ...one, isRead: one.column === column }));
    if (answer.kind === 'choose') isAsked.value = true;
    shown.value = answer;
  };

  const forgetColumns = (): void => {
    column = null;
    columns.value = [];
    isAsked.value = false;
  };

  const put = (next: CheckList, seen: string, said: string | null): void => {
    forgetColumns();
    list = next;
    text.value = seen;
    note.value = said;
  };

  return {
    provider,
    text,
    shown,
    note,
    columns,
    isAsked,
    type: (typed) => {
      put({ kind: 'text', text: typed }, typed, null);
      clearTimeout(timer);
      timer = setTimeout(() => void run(), PAUSE_MS);
    },
    takeFile: async (file) => {
      lastRun += 1;
      const no = lastRun;
      const read = await readFile(file, say);
      if (no !== lastRun) return;
      clearTimeout(timer);
      if (read.kind === 'trouble') {
        // What was typed before stays; what is said is about the file.
        forgetColumns();
        note.value = null;
        shown.value = read;
        return;
      }
      put(read.list, read.text, read.note);
      await run();
    },
    ask: (next) => {
      provider.value = next;
      forgetColumns();
      void run();
    },
    choose: (next) => {
      column = next;
      void run();
    },
  };
};
