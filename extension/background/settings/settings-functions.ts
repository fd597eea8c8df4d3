import { usageRows } from '../../../shared/books/usage.ts';
import type { PageCalls } from '../../messages.ts';
import { exportUsage } from './export-usage.ts';
import { planChoices, type SetEdges, setAccount } from './set-account.ts';
import { type SettingsEdges, settingsState } from './settings-state.ts';

export interface SettingsFunctionsEdges extends Omit<SetEdges, 'gate'>, SettingsEdges {
  readonly gate: SetEdges['gate'] & SettingsEdges['gate'];
  /** Everything that is shown is looked at anew. */
  readonly refresh: () => void;
  /** Deletes what is kept. Rejects with LedgerError: then the books are as they were. */
  readonly empty: () => Promise<void>;
  /** What was seen goes, also what is on its way to the store. */
  readonly forgetSeen: () => void;
  /** Goes by what is kept now of what a person said: each part of the background that keeps some of it. */
  readonly reload: readonly (() => Promise<void>)[];
}

type SettingsCalls = 'planChoices' | 'settingsState' | 'setAccount' | 'exportUsage' | 'booksReplaced' | 'deleteAll';

/** What the first page and Settings ask. */
export const settingsFunctions = (edges: SettingsFunctionsEdges): Pick<PageCalls, SettingsCalls> => {
  const lookAnew = async (): Promise<void> => {
    for (const reload of edges.reload) await reload();
    edges.refresh();
  };
  return {
    planChoices: () => planChoices(edges.gate),
    settingsState: () => settingsState(edges),
    setAccount: (input) => setAccount(edges, input),
    exportUsage: async ({ format }) => {
      const { rows, now } = await edges.gate.look((books, at) => ({ rows: usageRows(books, at), now: at }));
      return exportUsage(rows, format, now);
    },
    booksReplaced: lookAnew,
    deleteAll: async () => {
      edges.forgetSeen();
      await edges.empty();
      await lookAnew();
    },
  };
};
