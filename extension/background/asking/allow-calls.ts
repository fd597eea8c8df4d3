import { type Ceiling, covers } from '../../../shared/gate/ceiling.ts';
import { type DecideEdges, tryToOpen } from '../../../shared/holding/decide-calls.ts';
import type { LiveCall, LiveCalls } from '../../../shared/holding/live-calls.ts';
import type { Posed } from '../../../shared/holding/questions.ts';
import type { Ending } from '../../../shared/words/waiting-say.ts';
import type { Bridge } from '../bridges/bridge.ts';
import type { Arming } from './arming.ts';

export interface AllowEdges extends DecideEdges {
  readonly calls: LiveCalls<Bridge>;
}

interface Allowing extends AllowEdges {
  readonly arming: Arming;
  /** These are on their way, as the answer to this call or question. */
  readonly allowed: (id: string, lives: readonly LiveCall[]) => void;
  readonly ended: (live: LiveCall, ending: Ending) => void;
}

const open = async (edges: Allowing, live: LiveCall): Promise<void> => {
  await edges.calls.save(live);
  const { standing } = live.record;
  // Without its document it waits: nothing may leave that nobody watches.
  if (standing.kind !== 'allowed' || live.caller === null) return;
  await tryToOpen(edges, live, standing.allowed);
  const now = live.record.standing;
  if (now.kind === 'blocked' && now.reason === 'books-closed') edges.ended(live, 'books-closed');
};

/** Each in its turn, in the order in which they were quoted: what one of them may charge depends on those before it. */
const openInTurn = async (edges: Allowing, lives: readonly LiveCall[]): Promise<void> => {
  for (const live of lives) await edges.calls.inTurn(live.id, () => open(edges, live));
};

/** Lets one call go for the quote that was seen. False when that does not count: something worse came after it, or it was not on show for long enough. */
export const allowOne = (edges: Allowing, live: LiveCall, quoteNo: number): boolean => {
  const { standing } = live.record;
  if (standing.kind !== 'deciding') return false;
  const allowed = standing.seen[quoteNo - 1];
  const latest = standing.seen.at(-1);
  if (quoteNo < standing.since || edges.arming.armsIn(live.id, quoteNo) > 0) return false;
  if (allowed === undefined || latest === undefined || !covers(allowed, latest)) return false;
  edges.allowed(live.id, [live]);
  edges.calls.step(live, { do: 'allow', allowed });
  void openInTurn(edges, [live]);
  return true;
};

/** True when what was posed has been on show for long enough since anything of it became worse. */
const isArmed = ({ arming }: Allowing, { question, since, quoteNo }: Posed): boolean => {
  for (let no = since; no <= quoteNo; no += 1) if (arming.armsIn(question, no) <= 0) return true;
  return false;
};

const isSame = (some: ReadonlySet<string>, others: readonly string[]): boolean =>
  some.size === new Set(others).size && others.every((one) => some.has(one));

/**
 * Lets these calls of a question go, each for the quote that was seen of it. They must be the ones that what was posed says go. Null when that does not count; else the
 * calls that were allowed.
 */
export const allowMany = (edges: Allowing, posed: Posed, ticked: readonly string[]): ReadonlySet<string> | null => {
  if (ticked.length === 0 || !isArmed(edges, posed) || !isSame(posed.ticked, ticked)) return null;
  const allowed: { readonly live: LiveCall; readonly ceiling: Ceiling }[] = [];
  for (const id of posed.calls) {
    const live = edges.calls.get(id);
    const seen = posed.ticked.has(id) ? posed.quotes.get(id) : undefined;
    // Of which nothing is to go out, nothing goes: it is blocked with the rest.
    if (seen === undefined || live?.record.standing.kind !== 'deciding' || live.record.chosen?.length === 0) continue;
    allowed.push({ live, ceiling: seen.ceiling });
  }
  const lives = allowed.map(({ live }) => live);
  edges.allowed(posed.question, lives);
  for (const { live, ceiling } of allowed) edges.calls.step(live, { do: 'allow', allowed: ceiling });
  void openInTurn(edges, lives);
  return new Set(lives.map(({ id }) => id));
};
