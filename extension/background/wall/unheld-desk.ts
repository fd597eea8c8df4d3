import { NO_ACCOUNT } from '../../../shared/books/books.ts';
import type { Gate } from '../../../shared/gate/gate.ts';
import { type DecideEdges, recordBlocks } from '../../../shared/holding/decide-calls.ts';
import { askingOf } from '../../../shared/holding/kept-call.ts';
import { recorded } from '../../../shared/holding/recorded.ts';
import type { ToBackground } from '../../../shared/messages/bridge-port.ts';
import type { Lets } from '../../../shared/messages/call-message.ts';
import { tableOf } from '../../../shared/recognise/read-address.ts';
import { whatSay } from '../../../shared/words/call-view.ts';
import { sayClock } from '../../../shared/words/locale.ts';
import { madeBySay, wouldUseSay } from '../../../shared/words/unheld-say.ts';
import type { Locale } from '../../../shared/words/views.ts';
import type { PageCalls, UnheldView } from '../../messages.ts';
import { fieldsOf, listOf, number, oneOf, orNull, type Parse, text, UnexpectedJson } from '../../parse-json.ts';
import type { WindowEdges } from '../asking/warning-window.ts';
import type { Bridge } from '../bridges/bridge.ts';
import { httpCallOf } from '../bridges/http-call.ts';
import { readKeptCall } from '../bridges/read-waiting-call.ts';
import type { RecentCalls } from '../recent-calls.ts';
import { networkId } from '../traffic/note-request.ts';
import type { RequestDetails } from './request-details.ts';
import { stoppedRequest } from './stopped-request.ts';
import { openUnheld, type UnheldCall, type UnheldEdges } from './unheld.ts';

export interface UnheldDeskEdges extends Pick<UnheldEdges, 'titleOf' | 'wall' | 'newId' | 'now' | 'changed' | 'alarm'> {
  readonly decide: DecideEdges;
  readonly recent: Pick<RecentCalls, 'newest'>;
  readonly digest: (text: string) => Promise<string>;
  readonly session: WindowEdges['session'];
  /** Wakes the background at this instant, whether it lives then or not. */
  readonly wakeAt: (at: number) => void;
  readonly locale: Locale;
  /** The reader's own time zone. */
  readonly zone: string;
}

/** Calls that nothing could hold, as the browser's sight of requests and the extension's pages know them. */
export interface UnheldDesk {
  /** A request to a provider's host begins, and nothing that was approved let it through. */
  readonly saw: (details: RequestDetails) => Promise<void>;
  readonly ended: (requestId: string, status: number | null) => Promise<void>;
  /** A page's hook refused a call that it cannot hold. */
  readonly refused: (bridge: Bridge, message: Refused) => Promise<void>;
  /** What a page may make once although it cannot be held. */
  readonly letsFor: (bridge: Bridge) => Lets;
  /** A document is there: it is told what it may make once, if anything. */
  readonly welcome: (bridge: Bridge) => void;
  /** It is the instant that was to be woken at. */
  readonly woken: () => Promise<void>;
  readonly calls: Pick<PageCalls, 'unheld' | 'allowNext'>;
}

type Refused = Extract<ToBackground, { readonly kind: 'refused' }>;

const KEPT = 'unheld';
const BY = [
  ...(['worker', 'shared-worker', 'beacon', 'navigation', 'socket'] as const),
  ...(['part', 'extension', 'waiting-page'] as const),
];

const readAllowed: Parse<NonNullable<UnheldCall['allowed']>> = (value, where) => {
  const field = fieldsOf(value, where);
  return { rule: field('rule', number), id: field('id', text), until: field('until', number) };
};

const readUnheld: Parse<UnheldCall> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    call: field('call', readKeptCall),
    at: field('at', number),
    url: field('url', text),
    method: field('method', text),
    tab: field('tab', number),
    by: field('by', oneOf(...BY)),
    request: field('request', orNull(text)),
    allowed: field('allowed', orNull(readAllowed)),
  };
};

const takeUp = (kept: unknown): readonly UnheldCall[] => {
  try {
    return kept === undefined ? [] : listOf(readUnheld)(kept, KEPT);
  } catch (error) {
    if (error instanceof UnexpectedJson) return [];
    throw error;
  }
};

const viewOf = async (
  gate: Gate,
  one: UnheldCall,
  { zone, locale }: Pick<UnheldDeskEdges, 'zone' | 'locale'>,
): Promise<UnheldView | null> => {
  const asking = askingOf(one.call, gate.packs);
  if (asking === null) return null;
  const { recognised, account } = asking;
  const quote = await gate.quote(recognised, account);
  return {
    call: one.call.id,
    line: one.request === null ? null : networkId(one.request),
    provider: recognised.pack.document.title,
    site: one.call.site,
    title: one.call.title,
    when: sayClock(one.at, zone, locale),
    what: whatSay(one.call, locale),
    would: wouldUseSay(quote, locale),
    by: madeBySay(one.by, locale),
    bindsNumbers: one.method === 'GET',
    allowedUntil: one.allowed === null ? null : sayClock(one.allowed.until, zone, locale),
  };
};

/** Opens the desk. What an earlier worker kept is taken up. */
export const openUnheldDesk = async (edges: UnheldDeskEdges): Promise<UnheldDesk> => {
  const { decide, recent, session } = edges;
  const { gate } = decide;
  const kept = (await session.get(KEPT))[KEPT];
  const unheld = openUnheld(
    {
      ...edges,
      gate,
      accountOf: (provider, site) => {
        const ofProvider = recent.newest().filter(({ opening }) => opening.provider === provider);
        const last = ofProvider.find(({ opening }) => opening.site === site) ?? ofProvider[0];
        return last?.opening.account ?? NO_ACCOUNT;
      },
      printOf: (url, body) => edges.digest(JSON.stringify([url, body])),
      keep: (calls) => session.set({ [KEPT]: calls }),
      block: async (asking) => (await recordBlocks(decide, [{ asking, reason: 'unheld' }]))[0] ?? null,
    },
    takeUp(kept),
  );
  const letsFor: UnheldDesk['letsFor'] = ({ page: { tab, site } }) => ({
    kind: 'lets',
    requests: unheld
      .all()
      .filter((one) => one.allowed !== null && (one.tab === tab || one.call.site === site))
      .map(({ method, url }) => ({ method, url })),
  });
  await unheld.expire();
  return {
    saw: async (details) => {
      const stopped = stoppedRequest(tableOf(gate.packs), details);
      if (stopped !== null) await unheld.saw(details.requestId, stopped);
    },
    ended: unheld.ended,
    refused: async (bridge, { id, call }) => {
      const by = call.via === 'xhr' ? 'waiting-page' : 'beacon';
      const { tab, site } = bridge.page;
      await recorded(unheld.refused({ http: httpCallOf(call), tab, site, by }));
      bridge.tell({ kind: 'settled', id });
    },
    letsFor,
    welcome: (bridge) => {
      const lets = letsFor(bridge);
      if (lets.requests.length > 0) bridge.tell(lets);
    },
    woken: unheld.expire,
    calls: {
      unheld: async () => {
        const views = await Promise.all(unheld.all().map((one) => viewOf(gate, one, edges)));
        return views.filter((view) => view !== null).reverse();
      },
      allowNext: async ({ call }) => {
        const isAllowed = await unheld.allowNext(call);
        const until = unheld.all().find((one) => one.call.id === call)?.allowed?.until;
        if (until !== undefined) edges.wakeAt(until);
        return isAllowed;
      },
    },
  };
};
