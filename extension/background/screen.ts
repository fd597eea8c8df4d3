import { covers } from '../../shared/gate/ceiling.ts';
import { block, type DecideEdges, finishBlocks, quoteAnew, tryToOpen } from '../../shared/holding/decide-calls.ts';
import type { LiveCall, LiveCalls } from '../../shared/holding/live-calls.ts';
import type { KeptCall } from '../../shared/holding/waiting-call.ts';
import type { Answer } from '../../shared/rules/answer.ts';
import { isPackMissing } from '../../shared/rules/lose-rest.ts';
import type { Settled } from '../../shared/rules/settled.ts';
import { settledSay } from '../../shared/words/settled-say.ts';
import { type Ending, endedSay, noAnswerSay } from '../../shared/words/waiting-say.ts';
import type { OutcomeMark, PageCalls, WarningState } from '../messages.ts';
import type { DontAskChoice } from '../policy-messages.ts';
import type { Bridge } from './bridge.ts';
import { type Aftermath, onShow } from './on-show.ts';
import type { WarningWindow } from './warning-window.ts';

export interface ScreenEdges extends DecideEdges {
  readonly calls: LiveCalls<Bridge>;
  readonly window: Pick<WarningWindow, 'bringUp' | 'keepUp' | 'takeDown'>;
  /** Tells all pages of the extension to look again. */
  readonly changed: () => void;
  /** A call was blocked because nothing could be opened to ask about it. */
  readonly couldNotAsk: () => void;
  /** A person allowed a call, and said that such calls need not be asked about again. */
  readonly dontAsk: (call: KeptCall, choice: DontAskChoice) => void;
  readonly now: () => number;
  readonly later: (afterMs: number, act: () => void) => void;
}

/** What the warning window shows, and what a person does there. */
export interface Screen {
  readonly state: () => WarningState;
  /** A quote is before a person's eyes. Returns how long until an allow may name it, in milliseconds. */
  readonly shown: (input: Parameters<PageCalls['shown']>[0]) => number;
  readonly decide: (input: Parameters<PageCalls['decide']>[0]) => void;
  readonly touch: (call: string) => void;
  /** A person closed the window. */
  readonly closed: () => void;
  /** A waiting call took a step: the window opens, moves on or closes. */
  readonly refresh: () => void;
  /** The books changed: the quote on show is made anew. */
  readonly booksChanged: () => void;
  readonly settled: (live: LiveCall, settled: Settled | null, answer: Answer) => void;
  readonly ended: (live: LiveCall, ending: Ending) => void;
  /** Takes up what was on show before the worker ended. */
  readonly restore: () => void;
}

const MARKS: Readonly<Record<Ending, OutcomeMark>> = {
  'taken-back': 'gone',
  'page-gone': 'gone',
  'page-gone-sent': 'doubt',
  'not-sent': 'blocked',
  'pack-missing': 'doubt',
  'books-closed': 'blocked',
};

const DONE_FOR_MS = 2000;
/** A quote must have been on show for so long before an allow may name it: nobody reads faster, and a page chooses when its question changes. */
const ARMS_AFTER_MS = 500;

const sum = (units: Settled['unresolved']): number => Object.values(units).reduce((total, one) => total + one, 0);

/** Opens what the warning window shows. */
export const openScreen = (edges: ScreenEdges): Screen => {
  const { calls, locale } = edges;
  let after: Aftermath | null = null;
  let lastHead: string | null = null;
  const life = edges.now();

  const state = (): WarningState => onShow(calls.line.head()?.record ?? null, calls.line.count(), after, life);

  const titleOf = (live: LiveCall): string =>
    edges.gate.packs.get(live.record.call.provider)?.document.title ?? live.record.call.provider;

  const requireUp = async (live: LiveCall, isUp: Promise<boolean>): Promise<void> => {
    if (await isUp) return;
    edges.couldNotAsk();
    await calls.inTurn(live.id, () => block(edges, live, 'could-not-ask'));
  };

  const ask = (live: LiveCall<Bridge>): void => {
    void calls.inTurn(live.id, () => quoteAnew(edges, live));
    void requireUp(live, edges.window.bringUp(live.caller?.page.window ?? null));
  };

  const refresh = (): void => {
    const showing = state();
    const head = showing.kind === 'deciding' ? calls.get(showing.call) : null;
    const isNew = head !== null && head.id !== lastHead;
    lastHead = head?.id ?? null;
    if (isNew) ask(head);
    if (showing.kind === 'empty') edges.window.takeDown();
    edges.changed();
  };

  const showAfter = (next: Aftermath | null): void => {
    after = next;
    refresh();
  };

  /** How long until this quote has been on show for long enough. Infinity for one that nobody said is on show. */
  const armsIn = (live: LiveCall, quoteNo: number): number => {
    const at = live.shownAt.get(quoteNo);
    return at === undefined ? Number.POSITIVE_INFINITY : Math.max(0, at + ARMS_AFTER_MS - edges.now());
  };

  const blockByPerson = (live: LiveCall, reason: 'blocked' | 'closed'): void => {
    after = null;
    calls.step(live, { do: 'block', reason });
    void calls.inTurn(live.id, () => finishBlocks(edges, [live]));
  };

  const sending = ({ record: { call, standing } }: LiveCall): Aftermath | null =>
    'view' in standing && standing.view !== null
      ? { kind: 'sending', call: call.id, view: standing.view, site: call.site, title: call.title }
      : null;

  const isOnShow = (live: LiveCall): boolean => {
    const showing = state();
    return after?.call === live.id || (showing.kind === 'deciding' && showing.call === live.id);
  };

  const ended = (live: LiveCall, ending: Ending): void => {
    if (!isOnShow(live)) return;
    const provider = titleOf(live);
    showAfter({ kind: 'ended', call: live.id, say: endedSay(ending, provider, locale), provider, mark: MARKS[ending] });
  };

  const open = async (live: LiveCall): Promise<void> => {
    await calls.save(live);
    const { standing } = live.record;
    // Without its document it waits: nothing may leave that nobody watches.
    if (standing.kind !== 'allowed' || live.caller === null) return;
    await tryToOpen(edges, live, standing.allowed);
    const now = live.record.standing;
    if (now.kind === 'blocked' && now.reason === 'books-closed') ended(live, 'books-closed');
  };

  return {
    state: () => {
      const showing = state();
      const live = showing.kind === 'deciding' ? calls.get(showing.call) : null;
      if (live !== null) live.wasShown = true;
      return showing;
    },
    shown: ({ call, quoteNo }) => {
      const live = calls.get(call);
      const standing = live?.record.standing;
      // Only the newest can be on show from now on; what is not on show arms nothing.
      if (live === null || standing?.kind !== 'deciding' || state().kind !== 'deciding') return ARMS_AFTER_MS;
      if (quoteNo !== standing.seen.length || calls.line.head() !== live) return ARMS_AFTER_MS;
      const at = live.shownAt.get(quoteNo);
      // The clock was put back: what it said before means nothing.
      if (at === undefined || at > edges.now()) live.shownAt.set(quoteNo, edges.now());
      return armsIn(live, quoteNo);
    },
    decide: ({ call, quoteNo, verdict, again = null }) => {
      const live = calls.get(call);
      const standing = live?.record.standing;
      if (live === null || standing?.kind !== 'deciding') return;
      if (verdict === 'block') return blockByPerson(live, 'blocked');
      const allowed = standing.seen[quoteNo - 1];
      const latest = standing.seen.at(-1);
      // Worse than what the person saw, or not seen for long enough: the window shows the newest quote, and asks again.
      if (quoteNo < standing.since || armsIn(live, quoteNo) > 0) return refresh();
      if (allowed === undefined || latest === undefined || !covers(allowed, latest)) return refresh();
      after = sending(live);
      calls.step(live, { do: 'allow', allowed });
      void calls.inTurn(live.id, () => open(live));
      if (again !== null) edges.dontAsk(live.record.call, again);
    },
    touch: (call) => {
      if (after?.kind === 'done' && after.call === call) after = { ...after };
    },
    closed: () => {
      const showing = state();
      const live = showing.kind === 'deciding' ? calls.get(showing.call) : null;
      if (live !== null) blockByPerson(live, 'closed');
      else showAfter(null);
    },
    refresh,
    booksChanged: () => {
      const live = lastHead === null ? null : calls.get(lastHead);
      if (live !== null) void calls.inTurn(live.id, () => quoteAnew(edges, live));
    },
    settled: (live, settled, answer) => {
      if (after?.call !== live.id) return;
      const provider = titleOf(live);
      const pack = edges.gate.packs.get(live.record.call.provider);
      if (settled === null || pack === undefined) return showAfter(null);
      if (answer.kind === 'none' && answer.sent === 'no') return ended(live, 'not-sent');
      const doubtful = sum(settled.unresolved);
      if (answer.kind === 'none' && doubtful > 0) {
        const say = noAnswerSay(doubtful, provider, locale);
        return showAfter({ kind: 'ended', call: live.id, say, provider, mark: 'doubt' });
      }
      if (isPackMissing(settled.posting)) return ended(live, 'pack-missing');
      const mark = doubtful > 0 ? 'doubt' : 'settled';
      const done: Aftermath = { kind: 'done', call: live.id, say: settledSay(settled, pack, locale), provider, mark };
      showAfter(done);
      // A touch puts another in its place: then it stays.
      edges.later(DONE_FOR_MS, () => after === done && showAfter(null));
    },
    ended,
    restore: () => {
      const [last] = calls
        .all()
        .filter(({ record }) => record.standing.kind === 'allowed' || record.standing.kind === 'reserved')
        .reverse();
      after = last === undefined ? null : sending(last);
      const showing = state();
      const head = showing.kind === 'deciding' ? calls.get(showing.call) : null;
      // The window has been in front before: it is not pushed there again because a worker ended.
      lastHead = head?.id ?? null;
      if (head !== null) void requireUp(head, edges.window.keepUp());
      refresh();
    },
  };
};
