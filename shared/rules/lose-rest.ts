import type { Posting } from '../model/posting.ts';
import type { Answer, AnswerRead } from './answer.ts';
import type { Draft } from './draft.ts';
import { release } from './evidence.ts';

const PACK_MISSING = 'pack-missing';

/** True for a settlement whose answer nobody could read, because the pack that reserved the call is not to be had. */
export const isPackMissing = ({ warnings }: Pick<Posting, 'warnings'>): boolean => warnings.includes(PACK_MISSING);

/** Without the pack that reserved a call, its answer says no more than that it was never sent. */
export const readWithoutPack = (answer: Answer): AnswerRead =>
  answer.kind === 'none' && answer.sent === 'no' ? { kind: 'refused', meaning: null } : { kind: 'unknown' };

/** What a call still holds whose pack is not to be had, also for charges that no pack of today names: in doubt, or released if it was never sent. */
export const loseRest = (draft: Draft, read: AnswerRead): void => {
  const { account, header } = draft;
  const call = header.call ?? '';
  const reserved = (account.inFlight.get(call) ?? account.lost.get(call))?.reserved;
  const isReleased = read.kind === 'refused';
  for (const { hold: id } of reserved?.moves ?? []) {
    const hold = account.open.get(id);
    if (hold === undefined) continue;
    if (isReleased && (hold.state === 'reserved' || hold.state === 'unresolved')) release(draft, hold);
    else if (hold.state === 'reserved')
      draft.move({ hold: id, from: 'reserved', to: 'unresolved', units: hold.units, rule: hold.rule });
  }
  if (!isReleased) draft.warn(PACK_MISSING);
};
