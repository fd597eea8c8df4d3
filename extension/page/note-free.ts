import type { PageAnswer, PageCall } from '../../shared/messages/page-port.ts';
import type { Gate } from './gate.ts';

/** The two things to be told of a call that cannot charge. They come in any order and are told together. */
export interface FreeNote {
  described(call: PageCall): void;
  answered(answer: PageAnswer): void;
}

export const noteFree = (gate: Gate, id: string): FreeNote => {
  let call: PageCall | null = null;
  let answer: PageAnswer | null = null;
  const tell = (): void => {
    if (call === null || answer === null) return;
    gate.note(id, call);
    gate.answer(id, answer);
  };
  return {
    described(told) {
      call = told;
      tell();
    },
    answered(told) {
      answer = told;
      tell();
    },
  };
};
