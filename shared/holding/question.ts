/** A call of a question: its id, and where it was made. */
export interface Member {
  readonly id: string;
  /** As people tell them apart: a tab, a program. */
  readonly tab: string;
}

/** Calls that are asked about together. Which they are depends on nothing but when they came. */
export interface Question {
  /** A decision names the question it answers. */
  readonly id: string;
  readonly calls: readonly Member[];
  readonly formedAt: number;
  /** A person has it before their eyes: from now on it stands as it is, but for those who join. */
  readonly wasSeen: boolean;
  /** By tab: when its last newcomers began to join. */
  readonly joinedAt: ReadonlyMap<string, number>;
}

/** More calls than this nobody reads; those behind them make the next question. */
export const MOST_TOGETHER = 100;
/** What comes within this time comes together: a loop of calls takes so long. */
export const GATHERED_MS = 250;
/** A tab's newcomers join the question on show so often, for each time Allow has to be read anew. */
export const JOIN_EVERY_MS = 5000;

/** Begins a question about calls that wait. */
export const formQuestion = (id: string, calls: readonly Member[], now: number): Question => ({
  id,
  calls,
  formedAt: now,
  wasSeen: false,
  joinedAt: new Map(),
});

const isForming = ({ wasSeen, formedAt }: Question, now: number): boolean => !wasSeen || now < formedAt + GATHERED_MS;

/**
 * The question with a newcomer in it; null when it is for the next one. While a question forms, all that come are in it. Then each tab's newcomers join at most once
 * in five seconds, those of one moment together; what comes faster makes the next question. A tab that has no call in it joins, however full it is: what another
 * tab does keeps nobody from being asked.
 */
export const joinQuestion = (question: Question, { id, tab }: Member, now: number): Question | null => {
  const { calls, joinedAt } = question;
  const isThere = calls.some((call) => call.tab === tab);
  if (calls.length >= MOST_TOGETHER && isThere) return null;
  const joined = { ...question, calls: [...calls, { id, tab }] };
  if (isForming(question, now)) return joined;
  const last = joinedAt.get(tab);
  if (last !== undefined && now >= last && now < last + GATHERED_MS) return joined;
  if (last !== undefined && now < last + JOIN_EVERY_MS) return null;
  return { ...joined, joinedAt: new Map(joinedAt).set(tab, now) };
};

/** The question without calls that are decided, or that nobody wants any more. */
export const leaveQuestion = (question: Question, isOver: (id: string) => boolean): Question =>
  question.calls.some(({ id }) => isOver(id))
    ? { ...question, calls: question.calls.filter(({ id }) => !isOver(id)) }
    : question;
