import type { NumberHistory } from '../model/history.ts';
import type { Row } from '../model/rows.ts';
import { bareNumber } from '../pack/number.ts';
import type { Period } from '../period.ts';
import type { AccountBooks, Counted } from './account.ts';
import { TURN_AT_ONCE } from './apply.ts';
import type { Books } from './books.ts';
import { openCallNames } from './call-names.ts';
import { catchUpDoubts } from './doubts.ts';
import { type AccountId, type Need, rowNeed, rowsIn, stretchNeed } from './needs.ts';
import { readNumber } from './number-row.ts';
import {
  accountKey,
  countedOf,
  expectedOf,
  HEADS,
  idKey,
  listedOf,
  numberKey,
  PROVIDERS,
  rollupsBetween,
  rollupsOf,
  TOTALS,
  timeKey,
  unresolvedOf,
} from './row-keys.ts';
import { readCounted, readRollup } from './row-text.ts';
import type { PartRows } from './rows.ts';
import { takeRow } from './take-row.ts';

/** What steps name, as needs of the books that hold a part of their ledger. Some needs show only when others have been met: ask again until nothing is missing. */
export interface Names {
  /** Heads and sums of all accounts, and what those not yet seen begin with: every step has them. */
  readonly accounts: () => readonly Need[];
  /** All that is known of numbers, their other spellings, and bills and containers that they stand beside. */
  readonly numbers: (account: AccountId, numbers: Iterable<string>) => readonly Need[];
  /** A call by its id: whether a posting has it, and its reservation where it awaits an answer. */
  readonly call: (id: string) => readonly Need[];
  readonly id: (id: string) => readonly Need[];
  /** All calls in flight. */
  readonly flights: () => readonly Need[];
  /** Units of a meter that are not decided yet, as far as a provider's bare count may decide them; `since`: whether some are waited for from then on. */
  readonly undecided: (account: AccountId, meter: string, since: number) => readonly Need[];
  /** What is counted by number in a month. */
  readonly counted: (account: AccountId, month: Period) => readonly Need[];
  /** Numbers of a month that is being turned, which come next. */
  readonly listed: (account: AccountBooks) => readonly Need[];
  /** Roll-ups of an account whose stretches of time begin in `[from, to)`. */
  readonly rollupsIn: (account: AccountId, from: number, to: number) => readonly Need[];
  /** All roll-ups of an account. */
  readonly rollups: (account: AccountId) => readonly Need[];
}

/** Opens the names of books that hold the rows which were handed over. */
export const openNames = (books: Books, rows: PartRows): Names => {
  const missing = (needs: readonly Need[]): readonly Need[] => needs.filter(({ key }) => !rows.has(key));
  const { flight, lostCall, flights } = openCallNames(books, rows, missing);
  const accountOf = ({ provider, id }: AccountId): AccountBooks | null =>
    books.accounts.get(accountKey(provider, id)) ?? null;

  const oneNumber = (id: AccountId, text: string): Need =>
    rowNeed(numberKey(id, text), (row) => {
      const account = accountOf(id);
      if (account !== null) catchUpDoubts(account, readNumber(account, text, row));
    });

  const beside = (account: AccountBooks, { bill, members, open }: NumberHistory): readonly Need[] => {
    const others = bill === null ? [...members] : [bill, ...members];
    const calls = new Set(
      [...open].flatMap(({ call, state }) => (call === null || state === 'reserved' ? [] : [call])),
    );
    return [...others.map((number) => oneNumber(account, number)), ...[...calls].flatMap(lostCall)];
  };

  const stands = ({ bill, members, open }: NumberHistory): boolean =>
    bill !== null || members.size > 0 || open.size > 0;

  const numbers: Names['numbers'] = (id, texts) => {
    const account = accountOf(id);
    const needs: Need[] = [];
    const prefix = numberKey(id, '');
    const look = (text: string): NumberHistory | null => {
      const number = account?.numbers.get(text) ?? null;
      // Most are here already, time and again: nothing is made for those, not even a key.
      if (number === null && !rows.has(`${prefix}${text}`)) needs.push(oneNumber(id, text));
      return number;
    };
    for (const text of texts) {
      const number = look(text);
      if (account !== null && number !== null && stands(number)) needs.push(...missing(beside(account, number)));
      const bare = bareNumber(text);
      if (bare !== text) look(bare);
    }
    return needs;
  };

  const id: Names['id'] = (of) =>
    missing([
      {
        key: idKey(of),
        read: { kind: 'id', id: of },
        take: (found) => {
          if (found.kind === 'id' && found.seq !== null) books.known.add(of);
        },
      },
    ]);

  return {
    accounts: () =>
      missing([
        stretchNeed(PROVIDERS, PROVIDERS, null, (found) => {
          for (const { key, text } of found) takeRow(books, key, text);
        }),
        stretchNeed(HEADS, HEADS, null, (found) => {
          for (const { key, text } of found) takeRow(books, key, text);
        }),
        stretchNeed(TOTALS, TOTALS, null, (found) => {
          for (const { key, text } of found) takeRow(books, key, text);
          // They are as they are stored.
          rows.take();
        }),
      ]),
    numbers,
    call: (call) => [...flight(call), ...lostCall(call), ...id(call)],
    id,
    flights,
    undecided: (of, meter, since) => {
      const unresolved = unresolvedOf(of, meter);
      const expected = expectedOf(of, meter);
      const account = accountOf(of);
      const mine = [...(account?.unresolved ?? [])].filter(([key]) => key.startsWith(unresolved));
      return [
        ...missing([
          stretchNeed(unresolved, unresolved, null, (found) => {
            for (const { key, text } of found) account?.unresolved.set(key, text);
          }),
          // One of them says that there are some; whether that still holds is asked again after each posting.
          {
            ...stretchNeed(expected, `${expected}${timeKey(since)}`, 1, (found) => {
              for (const { key, text } of found) account?.expected.set(key, text);
            }),
            key: `${expected}>${since} ${books.order}`,
          },
        ]),
        ...numbers(
          of,
          mine.map(([, number]) => number),
        ),
      ];
    },
    counted: (of, month) => {
      const prefix = countedOf(of);
      // What was noted of them before is only what changed since: the rows say all of it.
      const take = (found: readonly Row[], isMeant: (counted: Counted) => boolean): void => {
        const counted = accountOf(of)?.counted;
        if (counted === undefined) return;
        for (const [place, one] of counted) if (isMeant(one)) counted.delete(place);
        for (const { key, text } of found) {
          const place = key.slice(prefix.length);
          counted.set(place, readCounted(place, text));
        }
      };
      const fixed = `${prefix}=${month.id}|`;
      const [from, to] = [`${prefix}${timeKey(month.from)}`, `${prefix}${timeKey(month.to)}`];
      return missing([
        {
          key: `${prefix}${month.id}`,
          read: { kind: 'stretch', from, to, most: null },
          take: (found) => take(rowsIn(found), ({ at }) => at !== null && at >= month.from && at < month.to),
        },
        stretchNeed(fixed, fixed, null, (found) => take(found, ({ period }) => period === month.id)),
      ]);
    },
    listed: (account) => {
      const prefix = listedOf(account);
      const { number } = account.turnsSeen;
      const key = `${prefix}>${number} ${books.order}`;
      if (!rows.has(key))
        return [
          {
            ...stretchNeed(prefix, number === '' ? prefix : `${prefix}${number}\u0000`, TURN_AT_ONCE, (found) => {
              for (const row of found) account.listed.add(row.key.slice(prefix.length));
            }),
            key,
          },
        ];
      return numbers(account, numbersToTurn(account));
    },
    rollupsIn: (of, from, to) => {
      const prefix = rollupsOf(of);
      return missing([
        {
          key: rollupsBetween(of, from, to),
          read: { kind: 'stretch', from: `${prefix}${timeKey(from)}`, to: `${prefix}${timeKey(to)}`, most: null },
          take: (found) => {
            const rollups = accountOf(of)?.rollups;
            if (rollups === undefined) return;
            // What was noted of them before is only what changed since: the rows say all of it.
            for (const [place, { at }] of rollups) if (at >= from && at < to) rollups.delete(place);
            for (const { key, text } of rowsIn(found)) {
              const place = key.slice(prefix.length);
              rollups.set(place, readRollup(place, text));
            }
          },
        },
      ]);
    },
    rollups: (of) => {
      const prefix = rollupsOf(of);
      return missing([
        stretchNeed(prefix, prefix, null, (found) => {
          const account = accountOf(of);
          account?.rollups.clear();
          for (const { key, text } of found) {
            const place = key.slice(prefix.length);
            account?.rollups.set(place, readRollup(place, text));
          }
        }),
      ]);
    },
  };
};

/** The numbers of a month that is being turned which come next, in order, from those that stand on lists behind the last one that was looked at. */
export const numbersToTurn = ({ listed, turnsSeen }: AccountBooks): readonly string[] =>
  [...listed]
    .filter((number) => number > turnsSeen.number)
    .sort()
    .slice(0, TURN_AT_ONCE);
