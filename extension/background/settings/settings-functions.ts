import type { PageCalls } from '../../messages.ts';
import { planChoices, type SetEdges, setAccount } from './set-account.ts';
import { type SettingsEdges, settingsState } from './settings-state.ts';

export interface SettingsFunctionsEdges extends Omit<SetEdges, 'gate'>, SettingsEdges {
  readonly gate: SetEdges['gate'] & SettingsEdges['gate'];
  /** The packs that are kept may be others. */
  readonly takeUpPacks: () => Promise<void>;
  /** Everything that is shown is looked at anew. */
  readonly refresh: () => void;
}

/** What the first page and Settings ask. */
export const settingsFunctions = (
  edges: SettingsFunctionsEdges,
): Pick<PageCalls, 'planChoices' | 'settingsState' | 'setAccount' | 'booksReplaced'> => ({
  planChoices: () => planChoices(edges.gate),
  settingsState: () => settingsState(edges),
  setAccount: (input) => setAccount(edges, input),
  booksReplaced: async () => {
    await edges.takeUpPacks();
    edges.refresh();
  },
});
