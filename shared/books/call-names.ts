import type { Posting } from '../model/posting.ts';
import type { AccountBooks } from './account.ts';
import type { Books } from './books.ts';
import { type Need, rowNeed, stretchNeed } from './needs.ts';
import { accountKey, FLIGHTS, flightKey, lostKey } from './row-keys.ts';
import { type FlightRow, readFlight } from './row-text.ts';
import type { PartRows } from './rows.ts';

/** Names of calls that await their answers. */
export interface CallNames {
  readonly flight: (call: string) => readonly Need[];
  readonly lostCall: (call: string) => readonly Need[];
  /** All that are in flight. */
  readonly flights: () => readonly Need[];
}

/** Opens the names of calls; `missing` leaves those of needs that are not met yet. Their rows say where their reservations are, which are read then. */
export const openCallNames = (
  books: Books,
  rows: PartRows,
  missing: (needs: readonly Need[]) => readonly Need[],
): CallNames => {
  const inFlight = new Map<string, FlightRow>();
  const lost = new Map<string, FlightRow>();

  const postingNeed = (
    key: string,
    row: FlightRow,
    take: (account: AccountBooks, reserved: Posting) => void,
  ): Need => ({
    key,
    read: { kind: 'posting', seq: row.order },
    take: (found) => {
      const account = books.accounts.get(accountKey(row.provider, row.account));
      if (found.kind !== 'posting' || found.posted === null || account === undefined) return;
      // What an account had before it began anew is gone.
      if (row.order > account.begun) take(account, found.posted.posting);
    },
  });

  const flight = (call: string): readonly Need[] => {
    const row = inFlight.get(call);
    if (row === undefined)
      return missing([rowNeed(flightKey(call), (text) => void inFlight.set(call, readFlight(text)))]);
    const { order } = row;
    return missing([
      postingNeed(`${flightKey(call)} ${order}`, row, (account, reserved) =>
        account.inFlight.set(call, { call, reserved, order }),
      ),
    ]);
  };

  const lostCall = (call: string): readonly Need[] => {
    const row = lost.get(call);
    if (row === undefined) return missing([rowNeed(lostKey(call), (text) => void lost.set(call, readFlight(text)))]);
    const { order, isAwaited, inDoubt } = row;
    return missing([
      postingNeed(`${lostKey(call)} ${order}`, row, (account, reserved) =>
        account.lost.set(call, { call, reserved, order, isAwaited, inDoubt: new Set(inDoubt) }),
      ),
    ]);
  };

  const flights = (): readonly Need[] => [
    ...missing([
      stretchNeed(FLIGHTS, FLIGHTS, null, (found) => {
        for (const { key, text } of found) {
          rows.note(key);
          inFlight.set(key.slice(FLIGHTS.length), readFlight(text));
        }
      }),
    ]),
    ...[...inFlight.keys()].flatMap(flight),
  ];

  return { flight, lostCall, flights };
};
