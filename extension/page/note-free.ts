import type { PageAnswer, PageCall } from '../../shared/messages/page-port.ts';
import type { Asker } from './asker.ts';

/** The two things to be told of a call that cannot charge. They come in any order; the call is told first, and before what the page asks after it. */
export interface FreeNote {
  described(call: PageCall): void;
  answered(answer: PageAnswer): void;
}

export const noteFree = (asker: Asker, id: string): FreeNote => {
  const told = asker.owe();
  let isNoted = false;
  let early: PageAnswer | null = null;
  return {
    described(call) {
      isNoted = true;
      asker.note(id, call);
      told();
      if (early !== null) asker.answer(id, early);
    },
    answered(answer) {
      if (isNoted) asker.answer(id, answer);
      else early = answer;
    },
  };
};
