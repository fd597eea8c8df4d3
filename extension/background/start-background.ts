import type { Asking } from '../../shared/gate/asking.ts';
import { openGate } from '../../shared/gate/gate.ts';
import { readPosting } from '../../shared/gate/headers.ts';
import { openAnswersIn } from '../../shared/holding/answers-in.ts';
import { openLiveCalls } from '../../shared/holding/live-calls.ts';
import { reconsider } from '../../shared/holding/reconsider.ts';
import { recorded } from '../../shared/holding/recorded.ts';
import { type Answer, statusOf } from '../../shared/rules/answer.ts';
import { addressName } from '../../shared/traffic/address.ts';
import { shortText } from '../../shared/words/plain-text.ts';
import type { PageCalls } from '../messages.ts';
import { answerPages } from './answer-pages.ts';
import { openAccountNews } from './asking/account-news.ts';
import { openScreen } from './asking/screen.ts';
import { screenCalls } from './asking/screen-calls.ts';
import { openWarningWindow } from './asking/warning-window.ts';
import type { Background, BackgroundEdges, OwnPage } from './background.ts';
import { openBadge } from './badge.ts';
import { openBlockedSites } from './bridges/blocked-sites.ts';
import type { Bridge } from './bridges/bridge.ts';
import { openEndings } from './bridges/end-calls.ts';
import { openFingerprint } from './bridges/fingerprint.ts';
import { openBridgeDesk } from './bridges/hear-bridge.ts';
import { originOf } from './bridges/origin-of.ts';
import { LONGEST_TITLE } from './bridges/page-of.ts';
import { keptCallOf } from './bridges/read-waiting-call.ts';
import { callNames } from './bridges/text-of-call.ts';
import { checkFunctions } from './checking/check-functions.ts';
import { guardState } from './guard-state.ts';
import { inAMoment } from './in-a-moment.ts';
import { openKnownDesk } from './known/known-desk.ts';
import { keepPacks, loadPacks } from './load-packs.ts';
import { openMaking } from './making.ts';
import { noticesOf } from './notices.ts';
import { pageEvents, tellPages } from './own-pages.ts';
import { openPacksInUse } from './packs-in-use.ts';
import { openUnaskedDesk } from './policies/unasked-desk.ts';
import { popupState } from './popup-state.ts';
import { openPracticeDesk } from './practice-desk.ts';
import { watchCalls } from './recent-calls.ts';
import { settingsFunctions } from './settings/settings-functions.ts';
import { openSiteRights } from './site-rights.ts';
import { openTrafficDesk } from './traffic/traffic-desk.ts';
import { openBlockedHere } from './wall/blocked-here.ts';
import { openUnheldDesk } from './wall/unheld-desk.ts';

/** Builds the background and takes up what the worker before this one left. Never rejects for a store that cannot be opened: then charging calls are blocked. */
export const startBackground = async (edges: BackgroundEdges): Promise<Background> => {
  const { shelves, now, later, locale, zone } = edges;
  const titleOf = async (tab: number): Promise<string> => shortText(await edges.titleOf(tab), LONGEST_TITLE);
  const { packs, broken } = await loadPacks(shelves.packs, edges.bundled);
  const packOf = await keepPacks(shelves.packs, packs);
  const origin = await originOf(shelves.settings, edges.newId);
  let isOpen = true;
  const made = { gate: () => gate, packsInUse: () => packsInUse, changed: () => changed() };
  const sight = await openTrafficDesk({ ...edges, titleOf, ...made });
  const recent = watchCalls(edges.ledger, sight.traffic.booked, (worked) => {
    if (isOpen === worked) return;
    isOpen = worked;
    showAnew();
  });
  const making = openMaking(() => showAnew());
  const fingerprint = openFingerprint(shelves.settings);
  const gate = openGate({
    store: recent.store,
    packs,
    packOf,
    now,
    fingerprint,
    origin,
    sleep: edges.sleep,
    progress: making.progress,
  });
  const unasked = await openUnaskedDesk({
    ...edges,
    shelf: shelves.settings,
    gate,
    recent,
    changed: () => showAnew(),
    reconsider: () => void reconsider({ ...decideEdges, calls: waiting }),
  });
  const packsInUse = openPacksInUse({ ...edges, gate, shelf: shelves.packs, changed: () => changed() });
  const window = openWarningWindow({ ...edges.windows, later });
  const bridges = new Set<Bridge>();
  const ownPages = new Set<OwnPage>();
  const changed = tellPages(ownPages, later);
  const showAnew = (): void => {
    badge.refresh();
    changed();
  };

  const rights = openSiteRights(edges.notGiven, () => showAnew());
  const blocked = openBlockedSites(edges.windows.session, showAnew);
  const practice = openPracticeDesk({ gate, origin, now, later });
  const badge = openBadge({
    action: edges.action,
    usualTitle: edges.usualTitle,
    locale,
    zone,
    recent,
    making,
    look: gate.look,
    pause: unasked.pause,
    notGiven: rights.notGiven,
    blockedTabs: () => blocked.tabs(),
    practiceTabs: () =>
      new Set([...[...bridges].filter(({ page }) => page.isPractice).map(({ page }) => page.tab), ...practice.tabs()]),
  });
  const waiting = openLiveCalls<Bridge>({
    shelf: shelves.waiting,
    read: keptCallOf,
    now,
    changed: () => {
      known.prune();
      screen.refresh();
    },
  });
  const news = openAccountNews({ recent, now, locale, zone });
  const decideEdges = {
    gate,
    calls: waiting,
    origin,
    locale,
    zone,
    answers: openAnswersIn(),
    said: unasked.said,
    news,
    now,
    later,
    turnedAway: sight.refused,
  };
  const screen = openScreen({
    ...decideEdges,
    newId: edges.newId,
    window,
    changed,
    couldNotAsk: () => badge.alarm('not-asked'),
    dontAsk: unasked.dontAsk,
    remember: (address, stance) => void recorded(sight.calls.setStance({ address: addressName(address), stance })),
    lookAgainAt: edges.lookAgainAt,
  });
  const noteRead = ({ id, recognised, account, from }: Asking, answer: Answer): void => {
    recent.noteRead(readPosting({ recognised, account, from, origin }, id, now(), statusOf(answer)));
    changed();
  };
  const { newId, send, sleep } = edges;
  const known = openKnownDesk({ ...decideEdges, newId, send, sleep, noteRead });
  const desk = openBridgeDesk({
    ...decideEdges,
    noteRead,
    sight,
    screen,
    titleOf,
    holdKey: known.holdKey,
    isConnected: (bridge) => bridges.has(bridge),
    isBlocked: blocked.isBlocked,
    ...callNames(edges.digest),
  });
  const endings = openEndings({ ...decideEdges, screen, isTabOpen: edges.isTabOpen });

  const unheld = await openUnheldDesk({
    ...edges,
    titleOf,
    decide: decideEdges,
    recent,
    session: edges.windows.session,
    changed: () => {
      changed();
      for (const bridge of bridges) bridge.tell(unheld.letsFor(bridge));
    },
    alarm: () => badge.alarm('not-held'),
  });

  const notices = (): readonly string[] => noticesOf({ badge, blocked, broken, locale });
  const lookAnew = (): void => {
    screen.booksChanged();
    showAnew();
  };
  const calls: PageCalls = {
    ...unasked.calls,
    ...screenCalls({ ...decideEdges, screen, window, blocked, bridges }),
    warningState: async () => unasked.offer(known.withNotKnown(screen.state()), (call) => waiting.get(call)?.record),
    guardState: () => guardState({ gate, packsInUse, traffic: sight.calls, rights, unasked }),
    popupState: () => popupState({ gate, recent, making, locale, zone, notices, keys: known.keys }),
    ...checkFunctions({ gate, locale, zone }),
    ...settingsFunctions({
      gate,
      origin,
      newId: edges.newId,
      making,
      locale,
      refresh: lookAnew,
      isAsking: known.isAsking,
      empty: edges.empty,
      forgetSeen: sight.traffic.forget,
      reload: [unasked.reload, sight.reload, packsInUse.takeUp],
    }),
    askProvider: known.askProvider,
    ...unheld.calls,
    blockedHere: openBlockedHere({ ...edges, traffic: sight.traffic }),
    openPractice: edges.openPractice,
    ...sight.calls,
  };

  await blocked.restore();
  await waiting.restore();
  const wasClosed = await window.restore();
  screen.restore();
  if (wasClosed) screen.closed();
  endings.takeUp();
  const showSoon = inAMoment(later, showAnew);
  gate.onChange(() => {
    screen.booksChanged();
    showSoon();
  });
  badge.refresh();
  void rights.changed();

  return {
    unheld,
    sight,
    practice: {
      ...practice,
      connect: (page) => practice.connect(page).then(badge.refresh),
    },
    connect: (bridge) => {
      bridges.add(bridge);
      blocked.connect(bridge.page);
      desk.connect(bridge);
      if (bridge.page.isPractice) badge.refresh();
      unheld.welcome(bridge);
    },
    paint: showAnew,
    rightsChanged: rights.changed,
    lookAgain: screen.refresh,
    hear: async (bridge, message) => {
      if (bridge.page.isPractice) await practice.told();
      await (message.kind === 'refused' ? unheld.refused(bridge, message) : desk.hear(bridge, message));
    },
    disconnect: (bridge) => {
      bridges.delete(bridge);
      desk.disconnect(bridge);
      endings.disconnect(bridge);
    },
    answer: answerPages(calls),
    tabLoads: blocked.tabLoads,
    ...pageEvents({ pages: ownPages, window, screen, badge }),
  };
};
