import { blockNow } from '../../../shared/holding/block-now.ts';
import { blockAll } from '../../../shared/holding/decide-calls.ts';
import type { LiveCall, LiveCalls } from '../../../shared/holding/live-calls.ts';
import { openQuestions } from '../../../shared/holding/questions.ts';
import { quoteAnew } from '../../../shared/holding/quote-anew.ts';
import { openTimeOut, type TimeOutEdges } from '../../../shared/holding/time-out.ts';
import type { KeptCall } from '../../../shared/holding/waiting-call.ts';
import type { Answer } from '../../../shared/rules/answer.ts';
import type { Settled } from '../../../shared/rules/settled.ts';
import type { Undescribed } from '../../../shared/traffic/address.ts';
import type { Stance } from '../../../shared/traffic/stances.ts';
import type { Ending } from '../../../shared/words/waiting-say.ts';
import type { PageCalls, WarningState } from '../../messages.ts';
import type { DontAskChoice } from '../../policy-messages.ts';
import type { Bridge } from '../bridges/bridge.ts';
import { openAftermath } from './aftermath.ts';
import { type AllowEdges, allowMany, allowOne } from './allow-calls.ts';
import { openArming } from './arming.ts';
import { isChosen } from './choose.ts';
import { type Asked, aloneOf, onShow } from './on-show.ts';
import type { WarningWindow } from './warning-window.ts';
import { openWhatChanged } from './what-changed.ts';

export interface ScreenEdges extends AllowEdges, Pick<TimeOutEdges<Bridge>, 'lookAgainAt'> {
  readonly calls: LiveCalls<Bridge>;
  readonly window: Pick<WarningWindow, 'bringUp' | 'keepUp' | 'takeDown'>;
  /** Tells all pages of the extension to look again. */
  readonly changed: () => void;
  /** A call was blocked because nothing could be opened to ask about it. */
  readonly couldNotAsk: () => void;
  /** A person allowed a call, and said that such calls need not be asked about again. */
  readonly dontAsk: (call: KeptCall, choice: DontAskChoice) => void;
  /** A person decided about a call that no rule describes, and said what becomes of its address. */
  readonly remember: (address: Undescribed, stance: Stance) => void;
  readonly now: () => number;
  readonly later: (afterMs: number, act: () => void) => void;
  /** The reader's own time zone. */
  readonly zone: string;
  readonly newId: () => string;
}

/** What the warning window shows, and what a person does there. */
export interface Screen
  extends Pick<PageCallsOfScreen, 'shown' | 'shownMany' | 'decide' | 'decideMany' | 'tick' | 'turn' | 'touch'> {
  readonly state: () => WarningState;
  /** A person closed the window. */
  readonly closed: () => void;
  /** A waiting call took a step, or time went by: the window opens, moves on or closes. */
  readonly refresh: () => void;
  /** The books changed: what is on show is quoted anew. */
  readonly booksChanged: () => void;
  readonly settled: (live: LiveCall, settled: Settled | null, answer: Answer) => void;
  readonly ended: (live: LiveCall, ending: Ending) => void;
  /** A person decided about calls by other means: nothing is said of those that were decided before. */
  readonly decided: () => void;
  /** Takes up what was on show before the worker ended. */
  readonly restore: () => void;
}

/** The same functions that pages call, where they need no waiting. */
type PageCallsOfScreen = {
  readonly [Name in keyof PageCalls]: (input: Parameters<PageCalls[Name]>[0]) => Awaited<ReturnType<PageCalls[Name]>>;
};

const isDeciding = ({ record }: LiveCall): boolean => record.standing.kind === 'deciding';

/** Opens what the warning window shows. */
export const openScreen = (edges: ScreenEdges): Screen => {
  const { calls } = edges;
  const life = edges.now();
  let lastQuestion: string | null = null;
  let lastAlone: string | null = null;
  let turned: string | null = null;

  const questions = openQuestions({
    ...edges,
    newQuestionId: edges.newId,
    changed: () => refresh(),
  });
  const after = openAftermath({ ...edges, changed: () => refresh() });
  const arming = openArming(edges.now);
  const armingMany = openArming(edges.now);
  const timeOut = openTimeOut({ ...edges, unanswered: (first) => after.ended(first, 'timed-out') });
  const changes = openWhatChanged({ ...edges, wasSeen: armingMany.wasSeen });

  const asked = (): Asked | null => {
    const question = questions.id();
    const members = questions.members();
    return question === null ? null : { question, members, posed: questions.posed(), turned, changed: changes.say() };
  };
  const state = (): WarningState => onShow(asked(), calls.get, calls.line.count(), after.current(), life);

  const membersNow = (): readonly LiveCall<Bridge>[] =>
    questions.members().flatMap(({ id }) => {
      const live = calls.get(id);
      return live === null ? [] : [live];
    });

  const requireUp = async (isUp: Promise<boolean>): Promise<void> => {
    if (await isUp) return;
    edges.couldNotAsk();
    const lives = membersNow();
    const [first] = lives;
    if (first === undefined) return;
    after.ended(first, 'could-not-ask');
    await calls.inTurnOfAll(
      lives.map(({ id }) => id),
      () => blockAll(edges, lives, 'could-not-ask'),
    );
  };

  const refresh = (): void => {
    questions.refresh();
    if (timeOut.look(membersNow())) return;
    const question = questions.id();
    changes.note(questions.posed(), membersNow()[0]?.record.call ?? null);
    const now = asked();
    const alone = now === null ? null : aloneOf(now);
    const live = alone === null ? null : calls.get(alone);
    const isNew = question !== null && question !== lastQuestion;
    const isNewAlone = live !== null && alone !== lastAlone;
    [lastQuestion, lastAlone] = [question, alone];
    if (isNew) turned = null;
    if (isNewAlone) void calls.inTurn(live.id, () => quoteAnew(edges, live));
    if (isNew) void requireUp(edges.window.bringUp(membersNow()[0]?.caller?.page.window ?? null));
    if (state().kind === 'empty') edges.window.takeDown();
    edges.changed();
  };

  const blockByPerson = (lives: readonly LiveCall<Bridge>[], reason: 'blocked' | 'closed'): void => {
    after.clear();
    void blockNow(edges, lives.filter(isDeciding), { do: 'block', reason });
  };

  /** The one after it comes next, while they are looked at one by one. */
  const turnOn = (call: string): void => {
    if (turned !== call) return;
    const members = questions.members();
    const at = members.findIndex(({ id }) => id === call);
    turned = (members[at + 1] ?? members[at - 1])?.id ?? null;
  };

  return {
    state: () => {
      const showing = state();
      if (showing.kind === 'deciding') {
        const live = calls.get(showing.call);
        if (live !== null) live.wasShown = true;
      }
      return showing;
    },
    shown: ({ call, quoteNo }) => {
      const standing = calls.get(call)?.record.standing;
      const showing = state();
      // Only the newest can be on show from now on; what is not on show arms nothing.
      if (standing?.kind !== 'deciding' || showing.kind !== 'deciding' || showing.call !== call) return arming.afterMs;
      if (quoteNo !== standing.seen.length) return arming.afterMs;
      questions.seen();
      return arming.show(call, quoteNo);
    },
    shownMany: ({ question, quoteNo }) => {
      const showing = state();
      if (showing.kind !== 'many' || showing.question !== question || quoteNo !== showing.quoteNo)
        return arming.afterMs;
      questions.seen();
      return armingMany.show(question, quoteNo);
    },
    decide: ({ call, quoteNo, verdict, items, again = null, stance }) => {
      const live = calls.get(call);
      if (live?.record.standing.kind !== 'deciding') return;
      const isBlocked = verdict === 'block' || items?.length === 0;
      // Of other items than what is on show is of: the window shows the newest quote, and asks again.
      if (!isBlocked && !isChosen(live, items)) return refresh();
      turnOn(call);
      const { undescribed } = live.record.call;
      if (isBlocked) {
        if (verdict === 'block' && stance === 'block' && undescribed !== undefined) edges.remember(undescribed, stance);
        return blockByPerson([live], 'blocked');
      }
      if (!allowOne({ ...edges, arming, allowed: after.sending, ended: after.ended }, live, quoteNo)) return refresh();
      if (again !== null) edges.dontAsk(live.record.call, again);
      if (stance === 'harmless' && undescribed !== undefined) edges.remember(undescribed, stance);
    },
    decideMany: ({ question, quoteNo, verdict, calls: ticked, again = null }) => {
      if (question !== questions.id()) return;
      const members = membersNow();
      if (verdict === 'block') return blockByPerson(members, 'blocked');
      const posed = questions.posed();
      if (posed === null || posed.quoteNo !== quoteNo) return refresh();
      const allowed = allowMany(
        { ...edges, arming: armingMany, allowed: after.sending, ended: after.ended },
        posed,
        ticked,
      );
      if (allowed === null) return refresh();
      const rest = members.filter((live) => !allowed.has(live.id) && isDeciding(live));
      void blockNow(edges, rest, { do: 'block', reason: 'blocked' });
      const like = again === null || !allowed.has(again.like) ? null : calls.get(again.like);
      if (again !== null && like !== null) edges.dontAsk(like.record.call, again);
    },
    tick: ({ question, unticked }) => questions.tick(question, new Set(unticked)),
    turn: ({ question, call }) => {
      if (question !== questions.id()) return;
      turned = call;
      // What was chosen of one of them counts among all.
      if (call === null) questions.quoteAnew();
      refresh();
    },
    touch: ({ call }) => {
      const now = asked();
      if (now !== null && (call === now.question || call === aloneOf(now))) timeOut.touch(membersNow());
      else after.touch(call);
    },
    closed: () => {
      const members = membersNow();
      if (members.length > 0) return blockByPerson(members, 'closed');
      after.clear();
      refresh();
    },
    refresh,
    booksChanged: () => {
      questions.quoteAnew();
      const live = lastAlone === null ? null : calls.get(lastAlone);
      if (live !== null) void calls.inTurn(live.id, () => quoteAnew(edges, live));
    },
    settled: after.settled,
    ended: (live, ending) => {
      if (after.isAbout(live) || questions.members().some(({ id }) => id === live.id)) after.ended(live, ending);
    },
    decided: after.clear,
    restore: () => {
      const [last] = calls
        .all()
        .filter(({ record }) => record.standing.kind === 'allowed' || record.standing.kind === 'reserved')
        .reverse();
      if (last !== undefined) after.wasSending(last);
      questions.refresh();
      const now = asked();
      // The window has been in front before: it is not pushed there again because a worker ended.
      lastQuestion = questions.id();
      lastAlone = now === null ? null : aloneOf(now);
      if (lastQuestion !== null) void requireUp(edges.window.keepUp());
      refresh();
    },
  };
};
