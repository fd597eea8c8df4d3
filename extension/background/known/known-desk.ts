import type { Gate } from '../../../shared/gate/gate.ts';
import type { LiveCalls } from '../../../shared/holding/live-calls.ts';
import { isUndecided } from '../../../shared/holding/waiting-call.ts';
import type { WireCall } from '../../../shared/messages/bridge-port.ts';
import { ownCountCall } from '../../../shared/recognise/own-count.ts';
import type { PageCalls, WarningState } from '../../messages.ts';
import type { Bridge } from '../bridges/bridge.ts';
import { httpCallOf } from '../bridges/http-call.ts';
import { type AskEdges, openAskProvider } from './ask-provider.ts';
import { type HeldKeys, openHeldKeys } from './held-keys.ts';
import { withNotKnown } from './not-known.ts';

export interface KnownEdges extends Omit<AskEdges, 'keys'> {
  readonly gate: Gate;
  readonly calls: Pick<LiveCalls<Bridge>, 'get' | 'all'>;
}

/** How it becomes known what is left of an account: its provider is asked, or a person says its plan. */
export interface KnownDesk extends Pick<PageCalls, 'askProvider'> {
  /** A call of this account waits for a decision, though the books may not know it yet. */
  readonly isAsking: (provider: string, account: string) => boolean;
  readonly keys: Pick<HeldKeys, 'find'>;
  /** A call waits for a decision: what its provider can be asked with is held in memory meanwhile. */
  readonly holdKey: (id: string, call: WireCall) => void;
  /** Forgets what no waiting call needs any more. */
  readonly prune: () => void;
  readonly withNotKnown: (state: WarningState) => WarningState;
}

/** Opens it. */
export const openKnownDesk = (edges: KnownEdges): KnownDesk => {
  const { gate, calls, locale } = edges;
  const keys = openHeldKeys((call) => {
    const live = calls.get(call);
    return live !== null && isUndecided(live.record);
  });
  return {
    keys,
    isAsking: (provider, account) =>
      calls
        .all()
        .some(
          ({ record }) => record.call.provider === provider && record.call.account === account && isUndecided(record),
        ),
    holdKey: (id, call) => {
      const recognised = gate.recognise(httpCallOf(call));
      const asks = recognised === null ? null : ownCountCall(recognised, call.url);
      const held = calls.get(id)?.record.call;
      if (asks !== null && held !== undefined) keys.keep(id, { provider: held.provider, account: held.account, asks });
    },
    prune: keys.prune,
    withNotKnown: (state) => withNotKnown(state, { calls, packs: gate.packs, keys, locale }),
    askProvider: openAskProvider({ ...edges, keys }),
  };
};
