import type { Gate } from '../../../shared/gate/gate.ts';
import type { Said } from '../../../shared/holding/unasked.ts';
import type { KeptCall, WaitingCall } from '../../../shared/holding/waiting-call.ts';
import type { KeepingShelf } from '../../../shared/ledger/keeping-shelf.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import { endOf } from '../../../shared/policies/lasts.ts';
import { tickedIn } from '../../../shared/words/many-view.ts';
import { untilSay } from '../../../shared/words/policy-say.ts';
import type { Locale } from '../../../shared/words/views.ts';
import type { WarningState } from '../../messages.ts';
import type { DontAskChoice, PauseView, PolicyCalls } from '../../policy-messages.ts';
import type { RecentCalls } from '../recent-calls.ts';
import { dontAskOf, dontAskOfMany, dontAskPolicy } from './dont-ask.ts';
import { openPause } from './pause.ts';
import { openPolicies } from './policies.ts';
import { policiesState } from './policies-state.ts';
import { policyFrom } from './set-policy.ts';

export interface UnaskedEdges {
  readonly shelf: KeepingShelf;
  readonly gate: Pick<Gate, 'packs' | 'look'>;
  readonly recent: Pick<RecentCalls, 'newest'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly zone: string;
  readonly locale: Locale;
  /** The button is to be painted anew at this instant; null: at none. */
  readonly paintAt: (at: number | null) => void;
  /** Something that pages or the button show is another. */
  readonly changed: () => void;
  /** Policies are others: what waits may not have to be asked about any more. */
  readonly reconsider: () => void;
}

/** What calls pass without a question for: policies and the pause, and what pages may ask about them. */
export interface UnaskedDesk {
  readonly said: () => Said;
  /** Null while the guard is on. */
  readonly pause: () => PauseView | null;
  /** A question on show, with what it offers not to be asked again. */
  readonly offer: (state: WarningState, find: (call: string) => WaitingCall | undefined) => WarningState;
  readonly dontAsk: (call: KeptCall, choice: DontAskChoice) => void;
  readonly calls: PolicyCalls;
  /** Goes by what is kept now: others changed it. */
  readonly reload: () => Promise<void>;
}

/** Takes up what was said before the worker ended. */
export const openUnaskedDesk = async (edges: UnaskedEdges): Promise<UnaskedDesk> => {
  const { shelf, gate, recent, now, zone, locale, changed } = edges;
  const policies = await openPolicies(shelf, now, () => {
    changed();
    edges.reconsider();
  });
  const pause = await openPause({ shelf, now, paintAt: edges.paintAt, changed });
  const made = () => ({ id: edges.newId(), now: now(), zone });
  const reader = () => ({ now: now(), zone, locale });

  return {
    said: () => ({ policies: policies.said(), pause: pause.span() }),
    pause: () => {
      const span = pause.span();
      return span === null ? null : { until: untilSay(span.until, reader()) };
    },
    offer: (state, find) => {
      const about = { ...reader(), packs: gate.packs, recent: recent.newest() };
      if (state.kind === 'many') {
        const waiting = tickedIn(state.view).flatMap((call) => find(call) ?? []);
        return { ...state, again: dontAskOfMany(waiting, about) };
      }
      const waiting = state.kind === 'deciding' ? find(state.call) : undefined;
      if (state.kind !== 'deciding' || waiting === undefined) return state;
      return { ...state, again: dontAskOf(waiting, about) };
    },
    dontAsk: (call, choice) => {
      policies.set(dontAskPolicy(call, choice, made())).catch((error: unknown) => {
        // What cannot be kept is asked about again.
        if (!(error instanceof LedgerError)) throw error;
      });
    },
    calls: {
      policies: () => {
        const sites = recent.newest().map(({ opening }) => opening.site);
        return gate.look((books) => policiesState(policies.said(), books, sites, reader()));
      },
      setPolicy: (input) => {
        const before = policies.said().whole.find(({ id }) => id === input.id) ?? null;
        return policies.set(policyFrom(input, before, made()));
      },
      endPolicy: ({ id }) => policies.end(id),
      pause: ({ lasts }) => pause.begin(endOf(lasts, now(), zone)),
      guardAgain: () => pause.end(),
    },
    reload: async () => {
      await pause.reload();
      await policies.reload();
    },
  };
};
