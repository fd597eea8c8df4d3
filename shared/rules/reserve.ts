import { ZERO } from '../amount.ts';
import { type Books, isKnown } from '../books/books.ts';
import type { Posting } from '../model/posting.ts';
import type { Recognised } from '../recognise/recognise.ts';
import { type Draft, type Header, newDraft } from './draft.ts';
import type { Quote } from './quote.ts';
import { holdId } from './settling.ts';

/** Notes what the call may delete or move while nobody knows yet whether it did. */
const notePending = (draft: Draft, { call, asks, unread }: Recognised): void => {
  if (call !== null && !call.unsettles) return;
  for (const { number, variant, target } of call === null ? [] : asks)
    if (number !== '') draft.change({ do: 'pending', number, variant, to: target });
  if (unread) draft.change({ do: 'pending', number: '', variant: '', to: '' });
};

/** Holds the units of a quote: its `max`, line by line. Returns the posting, already applied; null when the call is reserved already or has no pack. */
export const reserveCall = (books: Books, header: Header, quote: Quote, order: number): Posting | null => {
  if (isKnown(books, header.id)) return null;
  const draft = newDraft(books, header, order);
  if (draft === null) return null;
  const { asks } = quote.recognised;
  for (const line of quote.lines) {
    const ask = asks[line.ask];
    if (line.charge === null || line.max === ZERO || ask === undefined) continue;
    draft.move({
      hold: holdId(header.id, line.ask, line.charge.slot),
      from: null,
      to: 'reserved',
      units: line.max,
      rule: line.rule.id,
      of: {
        meter: line.charge.meter,
        slot: line.charge.slot,
        number: ask.number,
        variant: line.variant,
        at: header.sent,
      },
    });
  }
  notePending(draft, quote.recognised);
  return draft.done();
};
