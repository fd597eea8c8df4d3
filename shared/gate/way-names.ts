import type { Books } from '../books/books.ts';
import type { Names } from '../books/names.ts';
import type { Need } from '../books/needs.ts';
import { accountKey } from '../books/row-keys.ts';
import type { Posting } from '../model/posting.ts';
import type { Answer } from '../rules/answer.ts';
import { answerNeeds } from '../rules/answer-names.ts';
import type { Asking } from './asking.ts';
import type { PackOf } from './kept-packs.ts';
import { awaitsAnswer, sentOf } from './reserved-call.ts';

/** Names what one stretch of a way reads of books that hold a part of their ledger. Asked again until nothing is missing. */
export type Naming = (names: Names, books: Books) => readonly Need[];

/** A stretch that reads nothing but what accounts come to. */
export const ACCOUNTS_ONLY: Naming = () => [];

/** What several stretches read. */
export const allOf =
  (namings: readonly Naming[]): Naming =>
  (names, books) =>
    namings.flatMap((naming) => naming(names, books));

type Asked = Pick<Asking, 'recognised' | 'account'>;

const idOf = ({ recognised, account }: Asked) => ({ provider: recognised.pack.id, id: account });

/** What quoting a call reads. */
export const quoteNames =
  (asking: Asked): Naming =>
  (names) =>
    names.numbers(idOf(asking), ['', ...asking.recognised.asks.map(({ number }) => number)]);

/** What an attempt to let a call leave reads, and blocking it. */
export const attemptNames = (asking: Asking): Naming =>
  allOf([quoteNames(asking), (names) => [...names.call(asking.id), ...names.id(`${asking.id}:block`)]]);

const settlingNeeds = (
  names: Names,
  books: Books,
  packOf: PackOf,
  reserved: Posting,
  answer: Answer,
): readonly Need[] => {
  const account = books.accounts.get(accountKey(reserved.provider, reserved.account)) ?? null;
  const sent = sentOf(books.packs, packOf, reserved);
  return [
    ...names.id(`${reserved.id}:settle`),
    ...names.id(`${reserved.id}:recover`),
    ...answerNeeds(names, { provider: reserved.provider, id: reserved.account }, account, sent, answer),
  ];
};

/** What settling a call by its answer reads. */
export const settleNames =
  (id: string, answer: Answer, packOf: PackOf): Naming =>
  (names, books) => {
    const reserved = awaitsAnswer(books, id);
    return [...names.call(id), ...(reserved === null ? [] : settlingNeeds(names, books, packOf, reserved, answer))];
  };

/** What giving up calls reads. */
export const giveUpNames = (ids: readonly string[], packOf: PackOf): Naming =>
  allOf(ids.map((id) => settleNames(id, { kind: 'none', sent: 'unknown' }, packOf)));

/** What looking at the calls in flight reads. */
export const flightNames: Naming = (names) => names.flights();

/** What giving up all calls in flight reads. */
export const recoverNames =
  (packOf: PackOf): Naming =>
  (names, books) => {
    const open = [...books.accounts.values()].flatMap(({ inFlight }) => [...inFlight.keys()]);
    return [...names.flights(), ...giveUpNames(open, packOf)(names, books)];
  };

/** What learning from the answer to a call that had not to be opened reads. */
export const learnNames =
  (asking: Asking, answer: Answer): Naming =>
  (names, books) => {
    const { recognised, account } = asking;
    const id = idOf(asking);
    const known = books.accounts.get(accountKey(id.provider, account)) ?? null;
    return [
      ...names.call(asking.id),
      ...names.id(`${asking.id}:read`),
      ...answerNeeds(names, id, known, recognised, answer),
    ];
  };

/** What setting something for an account reads: where units change their windows, all that it used. */
export const settingNames =
  (provider: string, account: string): Naming =>
  (names) =>
    names.rollups({ provider, id: account });

/** What reads every unit by its roll-up reads. */
export const rollupNames: Naming = (names, books) =>
  [...books.accounts.values()].flatMap((account) => names.rollups(account));
