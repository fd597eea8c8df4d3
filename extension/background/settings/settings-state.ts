import type { Gate } from '../../../shared/gate/gate.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import { TAUGHT } from '../../../shared/teach/build-pack.ts';
import { accountSettings } from '../../../shared/words/account-settings.ts';
import { brokenSay, makingSay } from '../../../shared/words/trouble-say.ts';
import type { Locale } from '../../../shared/words/views.ts';
import type { SettingsState } from '../../settings-messages.ts';
import type { Making } from '../making.ts';

export interface SettingsEdges {
  readonly gate: Pick<Gate, 'packs' | 'look'>;
  readonly making: Pick<Making, 'orProgress'>;
  readonly locale: Locale;
}

/** What Settings shows of the books. */
export const settingsState = async ({ gate, making, locale }: SettingsEdges): Promise<SettingsState> => {
  const providers = [...gate.packs.values()].map(({ document }) => ({
    provider: document.id,
    title: document.title,
    version: document.version,
    sites: document.sites,
    sources: Object.values(document.sources),
    taught: document.id.startsWith(TAUGHT) ? document : null,
  }));
  try {
    const looked = await making.orProgress(() => gate.look((books, now) => accountSettings(books, now, locale)));
    if ('done' in looked) return { kind: 'making', say: makingSay(looked.done, locale) };
    return { kind: 'ready', accounts: looked.seen, providers };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { kind: 'broken', say: brokenSay(error.message, locale) };
  }
};
