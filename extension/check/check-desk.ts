import { type ReadonlySignal, signal } from '@preact/signals';
import type { TableRow } from '../../shared/lists/list.ts';
import type { CheckAccount, CheckAnswer, CheckColumn, CheckInput, CheckList } from '../check-messages.ts';
import { Refused } from '../page-client.ts';
import type { Say } from '../words.ts';
import type { CheckSheet } from './read-file.ts';
import type { reading } from './reading.ts';

type Trouble = Extract<CheckAnswer, { readonly kind: 'trouble' }>;

/** What stands in the place of the answer. */
export type CheckShown<Answer extends CheckAnswer = CheckAnswer> =
  | { readonly kind: 'none' }
  | { readonly kind: 'checking' }
  | Trouble
  | Answer;

/** A file that is checked. */
export interface CheckFile {
  readonly name: string;
  readonly bytes: number;
}

/** What the Check box holds, and what a person can do with it. */
export interface CheckDesk<Answer extends CheckAnswer = CheckAnswer> {
  readonly provider: ReadonlySignal<string>;
  /** The text in the field; of a sheet its cells, to be seen; of a file of calls nothing. */
  readonly text: ReadonlySignal<string>;
  readonly shown: ReadonlySignal<CheckShown<Answer>>;
  /** The file that the list is from; null for a text. */
  readonly file: ReadonlySignal<CheckFile | null>;
  /** How the text or the file was read, besides its columns; null where there is nothing to say. */
  readonly note: ReadonlySignal<string | null>;
  /** The columns to choose among; none for a plain list. */
  readonly columns: ReadonlySignal<readonly CheckColumn[]>;
  /** True from when it was asked which column to read, for as long as the list is the same. */
  readonly isAsked: ReadonlySignal<boolean>;
  /** The accounts to choose among; none where there is one. */
  readonly accounts: ReadonlySignal<readonly CheckAccount[]>;
  /** True from when it was asked whose numbers these are, for as long as the provider is the same. */
  readonly isAccountAsked: ReadonlySignal<boolean>;
  /** The sheets of the workbook to choose among; none where it has only one. */
  readonly sheets: ReadonlySignal<readonly CheckSheet[]>;
  readonly type: (text: string) => void;
  readonly takeFile: (file: File) => Promise<void>;
  readonly ask: (provider: string) => void;
  readonly choose: (column: string) => void;
  readonly chooseAccount: (account: string) => void;
  readonly chooseSheet: (name: string) => void;
  /** Asks about the same again; the present answer stays until the next is there. */
  readonly again: () => void;
  /** The list as a table; without rows for calls. */
  readonly table: () => readonly TableRow[];
}

const PAUSE_MS = 350;

/** What is checked. Calls are never kept here: those in the field are read from it when they are sent. */
type Held =
  | { readonly kind: 'field' }
  | Extract<CheckList, { readonly kind: 'rows' | 'text' }>
  | { readonly kind: 'calls' };

const columnsOf = (shown: CheckAnswer): readonly CheckColumn[] | null =>
  shown.kind === 'answer' || shown.kind === 'choose' ? shown.columns : null;

/** Lets the page show what it has to, before it stands still to read something long. */
const painted = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

/** Opens what the Check box works with. Only the answer to what was asked last is shown. */
export const openCheckDesk = <Answer extends CheckAnswer>(
  first: string,
  check: (input: CheckInput) => Promise<Answer>,
  say: Say,
): CheckDesk<Answer> => {
  const provider = signal(first);
  const text = signal('');
  const shown = signal<CheckShown<Answer>>({ kind: 'none' });
  const file = signal<CheckFile | null>(null);
  const note = signal<string | null>(null);
  /** Those of the present list: they stay to be chosen while an answer is on its way, or says that a column holds no numbers. */
  const columns = signal<readonly CheckColumn[]>([]);
  const isAsked = signal(false);
  const accounts = signal<readonly CheckAccount[]>([]);
  const isAccountAsked = signal(false);
  const sheets = signal<readonly CheckSheet[]>([]);
  let held: Held = { kind: 'field' };
  let workbook: File | null = null;
  /** Null until there was something to read. */
  let reader: typeof reading | null = null;
  let column: string | null = null;
  /** The one that was chosen: it stays for all lists of this provider. */
  let account: string | null = null;
  let lastRun = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const begin = (): number => {
    clearTimeout(timer);
    lastRun += 1;
    return lastRun;
  };

  const loadReader = async (): Promise<typeof reading> => (reader ??= (await import('./reading.ts')).reading);

  const send = async (list: CheckList): Promise<void> => {
    shown.value = { kind: 'checking' };
    await sendQuietly(list);
  };

  const sendQuietly = async (list: CheckList): Promise<void> => {
    const no = begin();
    const answer = await check({ provider: provider.peek(), account, list, column }).catch(
      (error: unknown): Trouble => ({
        kind: 'trouble',
        say: error instanceof Refused ? error.message : say('noCheck'),
      }),
    );
    // What was typed since is being checked, too.
    if (no !== lastRun) return;
    columns.value = columnsOf(answer) ?? columns.peek().map((one) => ({ ...one, isRead: one.column === column }));
    if (answer.kind === 'choose') isAsked.value = true;
    if (answer.kind === 'choose-account') isAccountAsked.value = true;
    if (answer.kind === 'answer' || answer.kind === 'choose-account') accounts.value = answer.accounts;
    shown.value = answer;
  };

  const runField = async (): Promise<void> => {
    const no = begin();
    const typed = text.peek();
    if (typed.trim() === '') {
      shown.value = { kind: 'none' };
      return;
    }
    const { readText } = await loadReader();
    if (no !== lastRun) return;
    const read = readText(typed, say);
    note.value = read.kind === 'read' ? read.note : null;
    if (read.kind === 'read') await send(read.list);
    else shown.value = { kind: 'trouble', say: say('textIs', { what: read.what }) };
  };

  const run = async (): Promise<void> => {
    if (held.kind === 'field') await runField();
    // Calls say themselves whose they are: nothing about them changes.
    else if (held.kind !== 'calls') await send(held);
  };

  /** The list that is checked; null for calls, and for nothing. */
  const listHeld = (): Extract<CheckList, { readonly kind: 'rows' | 'text' }> | null => {
    if (held.kind === 'calls') return null;
    if (held.kind !== 'field') return held;
    const read = reader?.readText(text.peek(), say);
    return read?.kind === 'read' && read.list.kind !== 'calls' ? read.list : null;
  };

  const forgetColumns = (): void => {
    column = null;
    columns.value = [];
    isAsked.value = false;
  };

  const forgetSheets = (): void => {
    workbook = null;
    sheets.value = [];
  };

  const readSheet = async (from: File, sheet: string | null): Promise<void> => {
    const no = begin();
    shown.value = { kind: 'checking' };
    await painted();
    const { readFile } = await loadReader();
    const read = await readFile(from, sheet, say);
    if (no !== lastRun) return;
    forgetColumns();
    if (read.kind === 'trouble') {
      // What was typed before stays; what is said is about the file.
      note.value = null;
      shown.value = read;
      return;
    }
    const { list } = read;
    held = list.kind === 'calls' ? { kind: 'calls' } : list;
    text.value = read.text;
    note.value = read.note;
    if (read.sheets.length > 0) workbook = from;
    file.value = { name: from.name, bytes: from.size };
    const known = sheets.peek();
    // The order of the tabs stays, whichever is read.
    sheets.value =
      sheet === null || known.length === 0 ? read.sheets : known.map((one) => ({ ...one, isRead: one.name === sheet }));
    await send(list);
  };

  return {
    provider,
    text,
    shown,
    file,
    note,
    columns,
    isAsked,
    accounts,
    isAccountAsked,
    sheets,
    type: (typed) => {
      forgetColumns();
      forgetSheets();
      held = { kind: 'field' };
      file.value = null;
      text.value = typed;
      note.value = null;
      clearTimeout(timer);
      timer = setTimeout(() => void run(), PAUSE_MS);
    },
    takeFile: (from) => {
      forgetSheets();
      return readSheet(from, null);
    },
    ask: (next) => {
      provider.value = next;
      account = null;
      accounts.value = [];
      isAccountAsked.value = false;
      forgetColumns();
      void run();
    },
    choose: (next) => {
      column = next;
      void run();
    },
    chooseAccount: (next) => {
      account = next;
      void run();
    },
    chooseSheet: (name) => {
      if (workbook !== null) void readSheet(workbook, name);
    },
    again: () => {
      const list = listHeld();
      if (list !== null) void sendQuietly(list);
    },
    table: () => {
      const list = listHeld();
      if (list === null) return [];
      return list.kind === 'rows' ? list.rows : (reader?.readTable(list.text) ?? []);
    },
  };
};
