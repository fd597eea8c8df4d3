import type { Gate } from '../../../shared/gate/gate.ts';
import type { LiveCall } from '../../../shared/holding/live-calls.ts';
import type { Answer } from '../../../shared/rules/answer.ts';
import { type Answered, answeredOf } from '../../../shared/rules/answered.ts';
import { isPackMissing } from '../../../shared/rules/lose-rest.ts';
import type { Settled } from '../../../shared/rules/settled.ts';
import { stayedSay } from '../../../shared/words/choice-view.ts';
import { sendingSay } from '../../../shared/words/sending-say.ts';
import { joinSettled, settledSay, unansweredSay } from '../../../shared/words/settled-say.ts';
import type { Locale } from '../../../shared/words/views.ts';
import { type Ending, endedSay, noAnswerSay } from '../../../shared/words/waiting-say.ts';
import type { OutcomeMark, WhoAsked } from '../../messages.ts';
import type { Aftermath } from './on-show.ts';

export interface AftermathEdges {
  readonly gate: Pick<Gate, 'packs'>;
  readonly locale: Locale;
  /** The reader's own time zone. */
  readonly zone: string;
  readonly now: () => number;
  readonly later: (afterMs: number, act: () => void) => void;
  /** What is said became something else. */
  readonly changed: () => void;
}

/** What the window says of calls once they are decided: that they are under way, what they charged, how they ended. */
export interface After {
  readonly current: () => Aftermath | null;
  /** These were allowed, as one call or as the answer to a question about several. */
  readonly sending: (id: string, lives: readonly LiveCall[]) => void;
  /** This one was, before the worker ended. */
  readonly wasSending: (live: LiveCall) => void;
  readonly settled: (live: LiveCall, settled: Settled | null, answer: Answer) => void;
  /** A call ended that was on show, or that what is said is about. */
  readonly ended: (live: LiveCall, ending: Ending) => void;
  /** True for a call that what is said is about. */
  readonly isAbout: (live: LiveCall) => boolean;
  /** A person touched the window: what is said stays. */
  readonly touch: (id: string) => void;
  /** There is nothing to say any more. */
  readonly clear: () => void;
}

const MARKS: Readonly<Record<Ending, OutcomeMark>> = {
  'taken-back': 'gone',
  'page-gone': 'gone',
  'page-gone-sent': 'doubt',
  'not-sent': 'blocked',
  'pack-missing': 'doubt',
  'books-closed': 'blocked',
  'could-not-ask': 'blocked',
  'timed-out': 'late',
};

const DONE_FOR_MS = 2000;

/** How one of the calls came out: by its answer, or without. */
type Came = { readonly settled: Settled; readonly by: string } | { readonly ending: Ending | 'unclear' };

/** Calls that were allowed together, and what became of those that came out by now. */
interface Tally {
  readonly id: string;
  readonly calls: ReadonlySet<string>;
  readonly came: Map<string, Came>;
  readonly who: WhoAsked;
}

const sum = (units: Settled['unresolved']): number => Object.values(units).reduce((total, one) => total + one, 0);

const endingBy = (settled: Settled, answer: Answer): Ending | null => {
  if (answer.kind === 'none' && answer.sent === 'no') return 'not-sent';
  return isPackMissing(settled.posting) ? 'pack-missing' : null;
};

/** Opens what says how decided calls go on. */
export const openAftermath = (edges: AftermathEdges): After => {
  const { locale } = edges;
  let after: Aftermath | null = null;
  let tally: Tally | null = null;

  const packOf = (live: LiveCall) => edges.gate.packs.get(live.record.call.provider);
  const titleOf = (live: LiveCall): string => packOf(live)?.document.title ?? live.record.call.provider;
  const reader = () => ({ now: edges.now(), zone: edges.zone, locale });
  /** What its answer says of the items that went out. */
  const answeredBy = ({ record: { call, chosen } }: LiveCall, answer: Answer): Answered | null => {
    const pack = edges.gate.packs.get(call.provider);
    const of = pack?.calls.find(({ id }) => id === call.route);
    if (pack === undefined || of === undefined || pack.stamp !== call.pack) return null;
    const asks = chosen === undefined ? call.asks : chosen.flatMap((place) => call.asks[place] ?? []);
    return answeredOf(pack, of, asks, answer);
  };
  const whoOf = (live: LiveCall): WhoAsked => {
    const { call, standing } = live.record;
    const account = 'view' in standing ? (standing.view?.account ?? '') : '';
    return { provider: titleOf(live), account, site: call.site, title: call.title };
  };
  /** What they have in common. */
  const whoOfAll = (lives: readonly LiveCall[], first: LiveCall): WhoAsked => {
    const all = lives.map(whoOf);
    const who = whoOf(first);
    const common = (of: 'account' | 'site' | 'title'): string =>
      all.every((one) => one[of] === who[of]) ? who[of] : '';
    return { ...who, account: common('account'), site: common('site'), title: common('title') };
  };
  const ending = (call: string, how: Ending, who: WhoAsked): Aftermath => {
    const said = endedSay(how, who.provider, reader());
    return { kind: 'ended', call, ...who, say: said, mark: MARKS[how] };
  };
  const sentOf = ({ record: { call, chosen } }: LiveCall): number => chosen?.length ?? call.items;
  /** How many of its items stayed here, as one more sentence. */
  const stayed = ({ record: { call, chosen } }: LiveCall): string =>
    chosen === undefined ? '' : ` ${stayedSay(call.asks.length - chosen.length, locale)}`;

  const say = (next: Aftermath | null): void => {
    after = next;
    edges.changed();
  };

  /** What settled goes by itself after a while; a touch puts another in its place, and it stays. */
  const sayDone = (done: Aftermath): void => {
    say(done);
    edges.later(DONE_FOR_MS, () => after === done && say(null));
  };

  /** What each provider charged for those that it answered. */
  const chargesOf = (came: readonly Came[]): readonly { readonly settled: Settled; readonly say: string }[] =>
    [...edges.gate.packs.values()].flatMap((pack) => {
      const settled = joinSettled(came.flatMap((one) => ('by' in one && one.by === pack.id ? [one.settled] : [])));
      return settled === null ? [] : [{ settled, say: settledSay(settled, pack, reader()) }];
    });

  /** All of them have come out: what they charged together, and how many got no clear answer. */
  const sayTogether = ({ id, came, who }: Tally): void => {
    const all = [...came.values()];
    const charges = chargesOf(all);
    const endings = all.flatMap((one) => ('ending' in one ? [one.ending] : []));
    const [first] = endings;
    if (charges.length === 0) {
      say(first === undefined || first === 'unclear' ? null : ending(id, first, who));
      return;
    }
    const unanswered = endings.length === 0 ? [] : [unansweredSay(endings.length, locale)];
    const isDoubtful = endings.length > 0 || charges.some(({ settled }) => sum(settled.unresolved) > 0);
    const said = [...charges.map((one) => one.say), ...unanswered].join(' ');
    sayDone({ kind: 'done', call: id, ...who, say: said, mark: isDoubtful ? 'doubt' : 'settled' });
  };

  /** True when the call is one of several that are told of together. */
  const noteTogether = (live: LiveCall, one: Came): boolean => {
    if (tally === null || tally.calls.size < 2 || !tally.calls.has(live.id) || after?.call !== tally.id) return false;
    tally.came.set(live.id, one);
    if (tally.came.size === tally.calls.size) sayTogether(tally);
    return true;
  };

  const isAbout = (live: LiveCall): boolean =>
    after !== null && (after.call === live.id || (tally?.id === after.call && tally.calls.has(live.id)));

  const ended = (live: LiveCall, how: Ending): void => {
    if (noteTogether(live, { ending: how })) return;
    say(ending(live.id, how, whoOf(live)));
  };

  const sendingSince = (id: string, lives: readonly LiveCall[], at: number | null): void => {
    const [first] = lives;
    if (first === undefined) return;
    const who = whoOfAll(lives, first);
    tally = { id, calls: new Set(lives.map((live) => live.id)), came: new Map(), who };
    const [what, count] = lives.length > 1 ? (['calls', lives.length] as const) : (['numbers', sentOf(first)] as const);
    const left = { provider: who.provider, at, zone: edges.zone, locale };
    after = { kind: 'sending', call: id, ...who, say: sendingSay(what, count, left) };
  };

  return {
    current: () => after,
    sending: (id, lives) => sendingSince(id, lives, edges.now()),
    wasSending: (live) => sendingSince(live.id, [live], null),
    settled: (live, settled, answer) => {
      if (!isAbout(live)) return;
      const pack = packOf(live);
      const how = settled === null ? null : endingBy(settled, answer);
      if (settled === null || pack === undefined) {
        if (!noteTogether(live, { ending: 'unclear' })) say(null);
        return;
      }
      if (how !== null) return ended(live, how);
      if (noteTogether(live, { settled, by: pack.id })) return;
      const who = whoOf(live);
      const doubtful = sum(settled.unresolved);
      if (answer.kind === 'none' && doubtful > 0) {
        const said = noAnswerSay(doubtful, who.provider, locale);
        return say({ kind: 'ended', call: live.id, ...who, say: said, mark: 'doubt' });
      }
      const mark = doubtful > 0 ? 'doubt' : 'settled';
      const said = `${settledSay(settled, pack, reader(), answeredBy(live, answer))}${stayed(live)}`;
      sayDone({ kind: 'done', call: live.id, ...who, say: said, mark });
    },
    ended,
    isAbout,
    touch: (id) => {
      if (after?.kind === 'done' && after.call === id) after = { ...after };
    },
    clear: () => {
      after = null;
    },
  };
};
