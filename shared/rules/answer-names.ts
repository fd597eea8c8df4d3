import type { AccountBooks } from '../books/account.ts';
import type { Names } from '../books/names.ts';
import type { AccountId, Need } from '../books/needs.ts';
import type { CompiledCall } from '../pack/compiled.ts';
import { normaliseNumber } from '../pack/number.ts';
import { type Answer, type AnswerRead, readAnswer } from './answer.ts';
import { monthsNamed, numbersToAgree } from './count.ts';
import type { Sent } from './settle.ts';

/** Units of no number are booked under an empty one. */
const NO_NUMBER = '';

const numbersIn = (call: CompiledCall, read: AnswerRead): readonly string[] => {
  if (read.kind !== 'items' && read.kind !== 'accepted') return [];
  const items = read.kind === 'items' ? [...read.accepted, ...read.rejected].map(({ number }) => number) : [];
  const taught = call.lessons.flatMap((lesson): readonly string[] => {
    if (lesson.kind === 'listed' || lesson.kind === 'named')
      return lesson.read(read.body).map(({ number }) => normaliseNumber(number));
    if (lesson.kind !== 'members') return [];
    const { number, members } = lesson.read(read.body);
    return [number, ...members].map(normaliseNumber);
  });
  return [...items, ...taught];
};

/** What an answer's lessons beside its items read: counts of a meter, lists by month. */
const lessonNeeds = (
  names: Names,
  id: AccountId,
  account: AccountBooks | null,
  call: CompiledCall,
  body: unknown,
): readonly Need[] =>
  call.lessons.flatMap((lesson): readonly Need[] => {
    if (lesson.kind === 'count') {
      const since = account?.allowances.get(lesson.meter)?.at(-1)?.until ?? 0;
      return [...names.undecided(id, lesson.meter, since), ...names.flights()];
    }
    if (lesson.kind !== 'lists' || account === null) return [];
    const months = monthsNamed(account, lesson.read(body));
    const counted = months.flatMap(({ period }) => names.counted(account, period));
    if (counted.length > 0) return counted;
    return [
      ...names.flights(),
      ...names.numbers(
        account,
        months.flatMap((month) => numbersToAgree(account, month)),
      ),
    ];
  });

/** What settling a call by its answer reads: all that was asked, and all that the answer speaks of. The answer is read once, however often it is asked. */
export const answerNames = (
  id: AccountId,
  { pack, call, asks }: Sent,
  answer: Answer,
): ((names: Names, account: AccountBooks | null) => readonly Need[]) => {
  const asked = asks.map(({ number }) => number);
  if (pack === null || call === null) return (names) => names.numbers(id, [NO_NUMBER, ...asked]);
  const read = readAnswer(pack, call, answer);
  const numbers = new Set([NO_NUMBER, ...asked, ...numbersIn(call, read)]);
  const body = read.kind === 'items' || read.kind === 'accepted' ? read.body : null;
  return (names, account) => [
    ...names.numbers(id, numbers),
    ...(body === null ? [] : lessonNeeds(names, id, account, call, body)),
  ];
};
