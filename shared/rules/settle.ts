import { periodOf } from '../books/account.ts';
import { type Books, isKnown } from '../books/books.ts';
import { numberIn } from '../books/numbers.ts';
import { findItem } from '../model/history.ts';
import type { Ask, Posting } from '../model/posting.ts';
import { askFields, NO_FIELDS } from '../pack/ask-fields.ts';
import type { CompiledCall, CompiledPack } from '../pack/compiled.ts';
import type { Case } from '../pack/condition.ts';
import type { AnsweredItem, Envelope } from '../pack/envelope.ts';
import type { Lesson } from '../pack/lessons.ts';
import { normaliseNumber } from '../pack/number.ts';
import { acceptItem, learnShown } from './accept-item.ts';
import { type Answer, type AnswerRead, readAnswer } from './answer.ts';
import { agreeWithCount, agreeWithLists } from './count.ts';
import { type Draft, type Header, newDraft } from './draft.ts';
import { showListed } from './evidence.ts';
import { loseItem } from './lose-item.ts';
import { loseRest, readWithoutPack } from './lose-rest.ts';
import { matchAnswer } from './match-answer.ts';
import { refuseItem } from './refuse-item.ts';
import { releaseItem, type Settling } from './settling.ts';

const NO_ASK: Ask = { number: '', variant: '', valid: true, target: '', list: '', fields: NO_FIELDS };

/** What was asked for an item that only the answer names, under this variant. */
const askFrom = (call: CompiledCall, envelope: Envelope, item: AnsweredItem, variant: string): Ask => ({
  ...NO_ASK,
  number: item.number,
  variant,
  target: item.target,
  fields: askFields(Object.keys(call.document.items?.fields ?? {}), (name) => envelope.field(name, item.raw)),
});

/** Items without a variant that an answer names by itself: learned of where they are known. */
const learnNamed = (draft: Draft, named: ReturnType<Extract<Lesson, { kind: 'named' }>['read']>): void => {
  for (const { number, shown } of named) {
    const item = findItem(numberIn(draft.account, normaliseNumber(number)), '');
    if (item !== null) learnShown(draft, item, shown);
  }
};

/** What one answer teaches beside its items: counts, lists, and the containers of a bill of lading. */
const learn = (draft: Draft, call: CompiledCall, read: AnswerRead): void => {
  if (read.kind !== 'items' && read.kind !== 'accepted') return;
  for (const lesson of call.lessons) {
    switch (lesson.kind) {
      case 'items':
        break;
      case 'named':
        learnNamed(draft, lesson.read(read.body));
        break;
      case 'count':
        agreeWithCount(draft, lesson.meter, lesson.read(read.body));
        break;
      case 'lists':
        agreeWithLists(draft, lesson.read(read.body));
        break;
      case 'listed':
        for (const one of lesson.read(read.body)) {
          const number = normaliseNumber(one.number);
          if (number !== '') showListed(draft, number, one.list);
        }
        break;
      case 'members': {
        const of = lesson.read(read.body);
        const number = normaliseNumber(of.number);
        const members = of.members.map(normaliseNumber).filter((member) => member !== '' && member !== number);
        if (number !== '' && members.length > 0) draft.change({ do: 'members', number, variant: '', members });
      }
    }
  }
};

/** Settles a call whose answer names each item. */
const settleNamed = (
  call: CompiledCall,
  { pack, asks, unread }: Sent,
  read: Extract<AnswerRead, { kind: 'items' }>,
  settling: (ask: Ask, index: number, isOnlyAnswered?: true) => Settling,
): void => {
  const envelope = call.listed ?? pack?.envelope ?? null;
  if (envelope === null) return;
  const fields = Object.keys(call.document.items?.fields ?? {});
  const { outcomes, unasked } = matchAnswer(asks, read.accepted, read.rejected, fields, envelope);
  // What was accepted first: an item refused in the same answer may be refused because another was accepted.
  for (const [index, ask] of asks.entries()) {
    const outcome = outcomes[index];
    if (outcome?.kind === 'accepted') acceptItem(settling(ask, index), outcome.item);
  }
  for (const [nth, item] of unasked.entries())
    acceptItem(settling(askFrom(call, envelope, item, unread ? '' : item.variant), asks.length + nth, true), item);
  for (const [index, ask] of asks.entries()) {
    const outcome = outcomes[index];
    if (outcome?.kind === 'rejected') refuseItem(settling(ask, index), outcome.item);
    if (outcome?.kind === 'unanswered') loseItem(settling(ask, index));
  }
};

/** Works out what an answer says of each item of a call, in the items' order. */
const settleItems = (draft: Draft, call: CompiledCall, sent: Sent, read: AnswerRead): void => {
  const { account, header } = draft;
  const { asks, params } = sent;
  const period = periodOf(account, header.sent).id;
  const settling = (ask: Ask, index: number, isOnlyAnswered?: true): Settling => {
    const about: Case = { ask, params, item: null, number: null, at: header.sent, period };
    return { draft, call, index, about, isOnlyAnswered: isOnlyAnswered === true };
  };
  switch (read.kind) {
    case 'accepted':
      for (const [index, ask] of asks.entries()) acceptItem(settling(ask, index), null);
      return;
    case 'refused':
      for (const [index, ask] of asks.entries()) releaseItem(settling(ask, index));
      return;
    case 'unknown':
      for (const [index, ask] of asks.entries()) loseItem(settling(ask, index));
      return;
    case 'items':
      settleNamed(call, sent, read, settling);
  }
};

/** What is known of a call when its answer arrives: from its reservation, or, for free calls, from the call itself. */
export interface Sent {
  /** The pack that it was recognised by, which alone can read its answer. Null when that one is not to be had any more. */
  readonly pack: CompiledPack | null;
  readonly call: CompiledCall | null;
  readonly asks: readonly Ask[];
  readonly params: Posting['params'];
  /** What it named, or did, could not be read. */
  readonly unread: boolean;
}

/** True when a call that nobody could read may have been served, and its answer does not name what it touched (contract §2, what could not be read). */
const leavesDoubt = ({ call, unread }: Sent, answer: Answer, read: AnswerRead | null): boolean => {
  if (!unread || (answer.kind === 'none' && answer.sent === 'no')) return false;
  if (call === null || read === null) return answer.kind === 'none' || answer.status < 400 || answer.status >= 500;
  // An answer to a carrier change names where an item went, and not whence.
  const hidesWhence = call.onAccept.some(({ effect }) => effect.do === 'move');
  const isNamed = read.kind === 'items' && !(hidesWhence && read.accepted.length > 0);
  return call.unsettles && read.kind !== 'refused' && !isNamed;
};

/** What the answer says to the pack that the call was recognised by. */
const readSent = ({ pack, call }: Sent, answer: Answer): AnswerRead | null => {
  if (pack === null) return readWithoutPack(answer);
  return call === null ? null : readAnswer(pack, call, answer);
};

/**
 * Settles a call by its answer: what was held becomes charged, expected, unresolved or released, and histories change. Returns the posting that
 * says so, already applied to the books; null when there is no pack for the provider. Settling a call that is settled returns null, too, and so does a
 * read that teaches nothing new. `since`: the books' order when a call left that is not on record.
 */
export const settleCall = (
  books: Books,
  header: Header,
  sent: Sent,
  answer: Answer,
  order: number,
  since?: number,
): Posting | null => {
  if (isKnown(books, header.id)) return null;
  const draft = newDraft(books, header, order, since);
  if (draft === null) return null;
  const read = readSent(sent, answer);
  if (leavesDoubt(sent, answer, read)) draft.change({ do: 'doubt-all', number: '', variant: '' });
  if (sent.call !== null && read !== null) {
    settleItems(draft, sent.call, sent, read);
    learn(draft, sent.call, read);
  }
  if (sent.pack === null && read !== null) loseRest(draft, read);
  return draft.doneIfNews();
};
