import type { Gate } from '../../../shared/gate/gate.ts';
import type { LiveCall } from '../../../shared/holding/live-calls.ts';
import type { Answer } from '../../../shared/rules/answer.ts';
import { isPackMissing } from '../../../shared/rules/lose-rest.ts';
import type { Settled } from '../../../shared/rules/settled.ts';
import { stayedSay } from '../../../shared/words/choice-view.ts';
import { sendingSay } from '../../../shared/words/sending-say.ts';
import { joinSettled, settledSay, unansweredSay } from '../../../shared/words/settled-say.ts';
import type { Locale } from '../../../shared/words/views.ts';
import { type Ending, endedSay, noAnswerSay } from '../../../shared/words/waiting-say.ts';
import type { OutcomeMark } from '../../messages.ts';
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
};

const DONE_FOR_MS = 2000;

/** How one of the calls came out: by its answer, or without. */
type Came = { readonly settled: Settled; readonly by: string } | { readonly ending: Ending | 'unclear' };

/** Calls that were allowed together, and what became of those that came out by now. */
interface Tally {
  readonly id: string;
  readonly calls: ReadonlySet<string>;
  readonly came: Map<string, Came>;
  readonly provider: string;
}

const sum = (units: Settled['unresolved']): number => Object.values(units).reduce((total, one) => total + one, 0);

const ending = (settled: Settled, answer: Answer): Ending | null => {
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
      return settled === null ? [] : [{ settled, say: settledSay(settled, pack, locale) }];
    });

  /** All of them have come out: what they charged together, and how many got no clear answer. */
  const sayTogether = ({ id, came, provider }: Tally): void => {
    const all = [...came.values()];
    const charges = chargesOf(all);
    const endings = all.flatMap((one) => ('ending' in one ? [one.ending] : []));
    const [first] = endings;
    if (charges.length === 0) {
      const isClear = first !== undefined && first !== 'unclear';
      say(
        isClear
          ? { kind: 'ended', call: id, say: endedSay(first, provider, locale), provider, mark: MARKS[first] }
          : null,
      );
      return;
    }
    const unanswered = endings.length === 0 ? [] : [unansweredSay(endings.length, locale)];
    const isDoubtful = endings.length > 0 || charges.some(({ settled }) => sum(settled.unresolved) > 0);
    const said = [...charges.map((one) => one.say), ...unanswered].join(' ');
    sayDone({ kind: 'done', call: id, say: said, provider, mark: isDoubtful ? 'doubt' : 'settled' });
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
    const provider = titleOf(live);
    say({ kind: 'ended', call: live.id, say: endedSay(how, provider, locale), provider, mark: MARKS[how] });
  };

  return {
    current: () => after,
    sending: (id, lives) => {
      const [first] = lives;
      if (first === undefined) return;
      const provider = titleOf(first);
      tally = { id, calls: new Set(lives.map((live) => live.id)), came: new Map(), provider };
      const [what, count] =
        lives.length > 1 ? (['calls', lives.length] as const) : (['numbers', sentOf(first)] as const);
      const left = { provider, at: edges.now(), zone: edges.zone, locale };
      after = { kind: 'sending', call: id, provider, say: sendingSay(what, count, left) };
    },
    settled: (live, settled, answer) => {
      if (!isAbout(live)) return;
      const pack = packOf(live);
      const how = settled === null ? null : ending(settled, answer);
      if (settled === null || pack === undefined) {
        if (!noteTogether(live, { ending: 'unclear' })) say(null);
        return;
      }
      if (how !== null) return ended(live, how);
      if (noteTogether(live, { settled, by: pack.id })) return;
      const provider = titleOf(live);
      const doubtful = sum(settled.unresolved);
      if (answer.kind === 'none' && doubtful > 0) {
        return say({
          kind: 'ended',
          call: live.id,
          say: noAnswerSay(doubtful, provider, locale),
          provider,
          mark: 'doubt',
        });
      }
      const mark = doubtful > 0 ? 'doubt' : 'settled';
      const said = `${settledSay(settled, pack, locale)}${stayed(live)}`;
      sayDone({ kind: 'done', call: live.id, say: said, provider, mark });
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
