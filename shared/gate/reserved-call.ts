import type { Books } from '../books/books.ts';
import type { Posting } from '../model/posting.ts';
import type { Sent } from '../rules/settle.ts';
import type { PackOf } from './kept-packs.ts';

/**
 * What a reservation says of its call: enough to settle it, also after a restart, by the pack that reserved it. Where that one is not to be had, the call is
 * today's of the same name, for what follows when it gets no answer; where there is none either, it may have touched anything.
 */
export const sentOf = (packs: Books['packs'], packOf: PackOf, reserved: Posting): Sent => {
  const { provider, route, asks, params } = reserved;
  const today = packs.get(provider) ?? null;
  // What no route was found for is unknown to every pack.
  const pack = today?.stamp === reserved.pack || route === '' ? today : packOf(reserved.pack);
  const call = (pack ?? today)?.calls.find((one) => one.id === route) ?? null;
  return { pack, call, asks, params, unread: reserved.unread === true || (pack === null && call === null) };
};

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
