import type { Asking } from '../gate/asking.ts';
import { ceilingOf } from '../gate/ceiling.ts';
import { askingFor } from '../gate/choice.ts';
import type { Gate } from '../gate/gate.ts';
import { LedgerError } from '../ledger/store.ts';
import type { Quote } from '../rules/quote.ts';
import { type AskedOfMany, type ManyView, manyView } from '../words/many-view.ts';
import { quoteView } from '../words/quote-view.ts';
import type { Locale } from '../words/views.ts';
import type { AnswersIn } from './answers-in.ts';
import { askingOf } from './kept-call.ts';
import type { Caller, LiveCall, LiveCalls } from './live-calls.ts';
import { formQuestion, joinQuestion, leaveQuestion, type Member, MOST_TOGETHER, type Question } from './question.ts';
import { type SeenQuote, worsens } from './worsens.ts';

/** What a question about many calls says at a time: a person decides about one of these. */
export interface Posed {
  readonly question: string;
  /** Goes up each time that what is said became something else. */
  readonly quoteNo: number;
  /** The first that none after it is worse than: an allow for one before it counts nothing. */
  readonly since: number;
  /** All calls, in the order in which they would leave. */
  readonly calls: readonly string[];
  /** Those that go when it is allowed. */
  readonly ticked: ReadonlySet<string>;
  /** What was read last of each call that is or was ticked: what it may charge when the ticked ones before it have left. */
  readonly quotes: ReadonlyMap<string, SeenQuote>;
  readonly view: ManyView;
}

export interface QuestionEdges<C extends Caller> {
  readonly gate: Pick<Gate, 'packs' | 'quoteInTurn'>;
  readonly calls: Pick<LiveCalls<C>, 'get' | 'line'>;
  readonly answers: AnswersIn;
  readonly locale: Locale;
  /** The reader's own time zone. */
  readonly zone: string;
  readonly now: () => number;
  /** Names questions: no two alike, whichever process asks them. */
  readonly newQuestionId: () => string;
  /** What is posed became something else. */
  readonly changed: () => void;
}

/** The question on show: which of the calls that wait it is about, and what it says of them. */
export interface Questions {
  /** Calls came, or were decided. Brings the question up to date, or forms the next one. */
  readonly refresh: () => void;
  /** The calls of the question on show, in the order in which they would leave. None where nothing waits. */
  readonly members: () => readonly Member[];
  /** What the question names itself; null where nothing waits. */
  readonly id: () => string | null;
  /** What is said of several calls; null for one call, whose own quote says it, and until several were quoted. */
  readonly posed: () => Posed | null;
  /** The question is before a person's eyes: what comes from now on joins it only now and then. */
  readonly seen: () => void;
  /** A person chose which of the calls may go. */
  readonly tick: (question: string, unticked: ReadonlySet<string>) => void;
  /** The books changed: several calls are quoted anew. */
  readonly quoteAnew: () => void;
}

/** Opens the question desk of a process. */
export const openQuestions = <C extends Caller>(edges: QuestionEdges<C>): Questions => {
  const { calls, gate } = edges;
  let question: Question | null = null;
  let posed: Posed | null = null;
  let unticked: ReadonlySet<string> = new Set();
  let isQuoting = false;
  let again = false;

  const memberOf = ({ id, record }: LiveCall): Member => ({ id, tab: record.call.tab });
  const isOver = (id: string): boolean => calls.get(id)?.record.standing.kind !== 'deciding';

  const advance = (): Question | null => {
    const arrived = calls.line.arrived();
    let next = question === null ? null : leaveQuestion(question, isOver);
    if (next === null || next.calls.length === 0) {
      const waiting = calls.line.take(MOST_TOGETHER);
      return waiting.length === 0 ? null : formQuestion(edges.newQuestionId(), waiting.map(memberOf), edges.now());
    }
    const there = new Set(next.calls.map(({ id }) => id));
    for (const live of arrived) {
      if (!there.has(live.id)) next = joinQuestion(next, memberOf(live), edges.now()) ?? next;
    }
    return next;
  };

  const askingsOf = (members: readonly Member[]): readonly Asking[] =>
    members.flatMap(({ id }) => {
      const live = calls.get(id);
      const asking = live === null || unticked.has(id) ? null : askingOf(live.record.call, gate.packs);
      // What a person chose of a call that they looked at alone counts among all, too.
      return live === null || asking === null ? [] : [askingFor(asking, live.record.chosen)];
    });

  const askedOf = (id: string, quotes: ReadonlyMap<string, Quote>): readonly AskedOfMany[] => {
    const live = calls.get(id);
    if (live === null) return [];
    const { call, chosen } = live.record;
    const { provider, account, action, site, tab, title, place, print } = call;
    // One of which nothing is to go out is named by what stays here.
    const asks = chosen === undefined || chosen.length === 0 ? call.asks : chosen.flatMap((at) => call.asks[at] ?? []);
    const items = chosen?.length ?? call.items;
    const quote = quotes.get(id) ?? null;
    return [{ id, provider, account, action, asks, items, site, tab, title, askedAt: place, print, quote }];
  };

  /** Nothing of it a person might not have allowed who read what was posed before. What they ticked themselves they have read. */
  const isWorse = (before: Posed, quotes: ReadonlyMap<string, SeenQuote>, now: readonly string[]): boolean =>
    now.some((id) => !before.calls.includes(id)) ||
    [...quotes].some(([id, quote]) => {
      const seen = before.quotes.get(id);
      return seen !== undefined && worsens(seen, quote);
    });

  const pose = (asked: Question, quoted: ReadonlyMap<string, Quote>): Posed => {
    const before = posed?.question === asked.id ? posed : null;
    const ids = asked.calls.map(({ id }) => id);
    const view = manyView(
      ids.flatMap((id) => askedOf(id, quoted)),
      edges,
    );
    const seen = [...quoted].map(([id, quote]): readonly [string, SeenQuote] => [
      id,
      { view: quoteView(quote, edges.locale, edges.zone), ceiling: ceilingOf(quote) },
    ]);
    const quotes = new Map(seen);
    const posing = { question: asked.id, calls: ids, ticked: new Set(quoted.keys()), view };
    if (before === null) return { ...posing, quoteNo: 1, since: 1, quotes };
    const isSame = JSON.stringify(before.view) === JSON.stringify(view);
    const quoteNo = isSame ? before.quoteNo : before.quoteNo + 1;
    const since = isWorse(before, quotes, ids) ? quoteNo : before.since;
    // What is not ticked any more was read all the same.
    return { ...posing, quoteNo, since, quotes: new Map([...before.quotes, ...quotes]) };
  };

  const quoteOnce = async (asked: Question): Promise<void> => {
    const ticks = unticked;
    const askings = askingsOf(asked.calls);
    await edges.answers.all();
    const quotes = await gate.quoteInTurn(askings);
    // Somebody came, was decided or was ticked meanwhile: once more.
    if (question !== asked || unticked !== ticks) return;
    const quoted = new Map(
      askings.flatMap(({ id }, at) => (quotes[at] === undefined ? [] : [[id, quotes[at]] as const])),
    );
    posed = pose(asked, quoted);
    edges.changed();
  };

  /** One at a time, and the last on what is true by then. */
  const quote = async (): Promise<void> => {
    again = true;
    if (isQuoting) return;
    isQuoting = true;
    while (again) {
      again = false;
      if (question === null || question.calls.length < 2) continue;
      const asked = question;
      try {
        await quoteOnce(asked);
        again ||= question !== asked;
      } catch (error) {
        // What is posed stays: an allow for it is held against the books once more.
        if (!(error instanceof LedgerError)) {
          isQuoting = false;
          throw error;
        }
      }
    }
    isQuoting = false;
  };

  return {
    refresh: () => {
      const before = question;
      question = advance();
      if (question === before) return;
      if (question === null || question.id !== before?.id) posed = null;
      if (question !== null && question.calls.length > 1) void quote();
    },
    members: () => question?.calls ?? [],
    id: () => question?.id ?? null,
    posed: () => (posed !== null && posed.question === question?.id && question.calls.length > 1 ? posed : null),
    seen: () => {
      if (question !== null && !question.wasSeen) question = { ...question, wasSeen: true };
    },
    tick: (id, next) => {
      if (question === null || question.id !== id) return;
      unticked = next;
      void quote();
    },
    quoteAnew: () => {
      if (question !== null && question.calls.length > 1) void quote();
    },
  };
};
