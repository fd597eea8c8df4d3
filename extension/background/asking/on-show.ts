import type { LiveCall } from '../../../shared/holding/live-calls.ts';
import type { Member } from '../../../shared/holding/question.ts';
import type { Posed } from '../../../shared/holding/questions.ts';
import type { Among, WarningState } from '../../messages.ts';

/** What the window says of the call decided last, while no other waits. */
export type Aftermath = Extract<WarningState, { readonly kind: 'sending' | 'done' | 'ended' }>;

/** The question on show, and how it is looked at. */
export interface Asked {
  readonly question: string;
  readonly members: readonly Member[];
  /** What is said of all together; null for one call, and until they were quoted. */
  readonly posed: Posed | null;
  /** The call that is looked at alone; null for all together. */
  readonly turned: string | null;
  /** What changed since what was posed before, or null. */
  readonly changed: string | null;
}

/** The call whose own warning is on show; null where several are shown together, or none. */
export const aloneOf = ({ members, posed, turned }: Asked): string | null => {
  if (turned !== null && members.some(({ id }) => id === turned)) return turned;
  return posed === null ? (members[0]?.id ?? null) : null;
};

const amongOf = ({ question, members }: Asked, call: string): Among | null => {
  if (members.length < 2) return null;
  const at = members.findIndex(({ id }) => id === call);
  const idAt = (index: number): string | null => members[index]?.id ?? null;
  return { question, nth: at + 1, of: members.length, previous: idAt(at - 1), next: idAt(at + 1) };
};

/**
 * What the warning window shows: a question always comes first, then what became of the last one. `waiting` is how many calls wait, those of the question
 * included, `life` names this worker.
 */
export const onShow = (
  asked: Asked | null,
  get: (id: string) => LiveCall | null,
  waiting: number,
  after: Aftermath | null,
  life: number,
): WarningState => {
  const alone = asked === null ? null : aloneOf(asked);
  const record = alone === null ? null : get(alone)?.record;
  if (asked !== null && alone !== null && record?.standing.kind === 'deciding') {
    const { site, title, undescribed } = record.call;
    const { seen, since, view, changed, choice } = record.standing;
    const among = amongOf(asked, alone);
    const quoteNo = seen.length;
    return {
      kind: 'deciding',
      call: alone,
      quoteNo,
      since,
      life,
      view,
      site,
      title,
      changed,
      waiting: waiting - 1,
      among,
      again: null,
      ...(choice === undefined ? {} : { choice }),
      ...(undescribed === undefined ? {} : { undescribed }),
    };
  }
  if (asked === null || asked.posed === null) return after ?? { kind: 'empty' };
  const { question, quoteNo, since, view } = asked.posed;
  const { changed, members } = asked;
  const more = { changed, again: null, waiting: waiting - members.length };
  return { kind: 'many', question, quoteNo, since, life, view, ...more };
};
