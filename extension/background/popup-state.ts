import { isLeftUnknown } from '../../shared/books/allowance.ts';
import type { Gate } from '../../shared/gate/gate.ts';
import { LedgerError } from '../../shared/ledger/store.ts';
import { accountViews } from '../../shared/words/account-view.ts';
import { callViews } from '../../shared/words/call-view.ts';
import { brokenSay, makingSay } from '../../shared/words/trouble-say.ts';
import type { CallView, Locale } from '../../shared/words/views.ts';
import type { PopupState } from '../messages.ts';
import { checkableOf } from './guard-state.ts';
import type { HeldKeys } from './known/held-keys.ts';
import { notKnownOf } from './known/not-known.ts';
import type { Making } from './making.ts';
import type { RecentCalls } from './recent-calls.ts';

export interface PopupEdges {
  readonly gate: Pick<Gate, 'packs' | 'look'>;
  readonly recent: Pick<RecentCalls, 'newest'>;
  readonly making: Pick<Making, 'orProgress'>;
  readonly locale: Locale;
  /** The reader's own time zone. */
  readonly zone: string;
  readonly notices: () => readonly string[];
  readonly keys: Pick<HeldKeys, 'find'>;
}

const SHOWN = 4;

/** Charges stand before what was blocked or refused; each kind in the order in which it came. */
const isCharge = ({ tone }: CallView): boolean => tone === 'charge' || tone === 'unknown';

/** What the popup shows. */
export const popupState = async ({
  gate,
  recent,
  making,
  locale,
  zone,
  notices,
  keys,
}: PopupEdges): Promise<PopupState> => {
  try {
    const looked = await making.orProgress(() =>
      gate.look((books, now) => {
        const unknown = [...books.accounts.values()].filter((one) => isLeftUnknown(one, one.pack.mainMeter, now));
        return {
          now,
          accounts: accountViews(books, now, locale, zone),
          unknown: new Set(unknown.map(({ provider, id }) => `${provider}|${id}`)),
        };
      }),
    );
    if ('done' in looked) return { kind: 'making', done: looked.done, say: makingSay(looked.done, locale) };
    const { seen } = looked;
    const calls = recent.newest();
    if (seen.accounts.length === 0 && calls.length === 0 && notices().length === 0) return { kind: 'first-run' };
    const packs = [...gate.packs.values()];
    const views = callViews(calls, { now: seen.now, zone, locale });
    const others = views.filter((view) => !isCharge(view) && view.tone !== 'free');
    return {
      kind: 'ready',
      accounts: seen.accounts.map((account) => {
        const pack = seen.unknown.has(`${account.pack}|${account.id}`) ? gate.packs.get(account.pack) : undefined;
        return pack === undefined ? account : { ...account, notKnown: notKnownOf(pack, account.id, keys, locale) };
      }),
      calls: [...views.filter(isCharge), ...others].slice(0, SHOWN),
      free: views.filter(({ tone }) => tone === 'free'),
      checkable: checkableOf(packs),
      notices: notices(),
    };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { kind: 'broken', say: brokenSay(error.message, locale) };
  }
};
