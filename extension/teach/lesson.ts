import type { PackDocument } from '../../shared/pack/schema.ts';
import { taughtPack } from '../../shared/teach/build-pack.ts';
import type { Candidate } from '../../shared/teach/find-calls.ts';
import type { Place } from '../../shared/teach/recorded.ts';
import type { TaughtAddress, TaughtCost } from '../../shared/teach/taught-rule.ts';
import { taughtWords } from '../../shared/words/taught-words.ts';

/** What the person chose of what was found, and says of its cost. */
export interface Chosen {
  /** Which of the calls, and of the words of its answer; a word of -1: its status has to do. */
  readonly call: number;
  readonly word: number;
  /** Where its numbers are; null where no rule can find them. */
  readonly place: Place | null;
  readonly cost: TaughtCost;
  readonly title: string;
}

const addressOf = ({ call, template, operation }: Candidate): TaughtAddress => ({
  method: call.method,
  template,
  operation,
});

/** A header that says whose account it is, rather than who may in. */
const ACCOUNT = /^x-(?:account|tenant|org(?:ani[sz]ation)?|workspace|customer)(?:-id)?$/;

/** The pack of what was chosen; null where no rule can find the numbers. */
export const packOf = (
  found: readonly Candidate[],
  { call: nth, place, word, cost, title }: Chosen,
  before: PackDocument | null,
  now: number,
): PackDocument | null => {
  const chosen = found[nth];
  if (chosen === undefined || place === null) return null;
  const reads = found.filter((one) => one !== chosen && one.isRead).map(addressOf);
  const account = chosen.call.headers.find((name) => ACCOUNT.test(name)) ?? null;
  const { host, words } = chosen;
  const rule = {
    ...addressOf(chosen),
    title: title.trim() || host,
    host,
    place,
    cost,
    noun: 'number',
    reads,
    account,
  } as const;
  return taughtPack({ ...rule, word: words[word] ?? null }, before, now, taughtWords());
};

/** A call as it is first chosen: the likeliest place, and the likeliest word of its answer. */
export const firstChoice = (found: readonly Candidate[], call: number): Pick<Chosen, 'call' | 'place' | 'word'> => {
  const one = found[call];
  return { call, place: one?.places[0] ?? null, word: (one?.words.length ?? 0) > 0 ? 0 : -1 };
};
