import type { Books } from '../books/books.ts';
import type { Posting } from '../model/posting.ts';
import type { Sent } from '../rules/settle.ts';

/** What a reservation says of its call: enough to settle it, also after a restart. */
export const sentOf = (packs: Books['packs'], reserved: Posting): Sent => ({
  call: packs.get(reserved.provider)?.calls.find((one) => one.id === reserved.route) ?? null,
  asks: reserved.asks,
  params: reserved.params,
  unread: reserved.unread === true,
});

/** The reservation of a call that is in flight. Null when it is settled, given up or was never reserved. */
export const inFlight = (books: Books, id: string): Posting | null => {
  for (const account of books.accounts.values()) {
    const flight = account.inFlight.get(id);
    if (flight !== undefined) return flight.reserved;
  }
  return null;
};

/** The same, or that of a call that got no answer and still holds units: an answer that comes after all settles it. */
export const awaitsAnswer = (books: Books, id: string): Posting | null => {
  for (const account of books.accounts.values()) {
    const flight = account.inFlight.get(id) ?? account.lost.get(id);
    if (flight !== undefined) return flight.reserved;
  }
  return null;
};
