import { type Books, peekAccount } from '../books/books.ts';
import type { Names } from '../books/names.ts';
import type { Need } from '../books/needs.ts';
import type { Posting } from '../model/posting.ts';
import type { Answer } from '../rules/answer.ts';
import { answerNames } from '../rules/answer-names.ts';
import type { Asking } from './asking.ts';
import type { PackOf } from './kept-packs.ts';
import { awaitsAnswer, sentOf } from './reserved-call.ts';

/** Names what one stretch of a way reads of books that hold a part of their ledger, at the time of its step. Asked again until nothing is missing. */
export type Naming = (names: Names, books: Books, at: number) => readonly Need[];

/** A stretch that reads nothing but what accounts come to. */
export const ACCOUNTS_ONLY: Naming = () => [];

/** What several stretches read. */
export const allOf =
  (namings: readonly Naming[]): Naming =>
  (names, books, at) =>
    namings.flatMap((naming) => naming(names, books, at));

type Asked = Pick<Asking, 'recognised' | 'account'>;

const idOf = ({ recognised, account }: Asked) => ({ provider: recognised.pack.id, id: account });

/** What quoting a call reads. */
export const quoteNames = (asking: Asked): Naming => {
  const numbers = new Set(['', ...asking.recognised.asks.map(({ number }) => number)]);
  return (names) => names.numbers(idOf(asking), numbers);
};

/** What an attempt to let a call leave reads, and blocking it. */
export const attemptNames = (asking: Asking): Naming =>
  allOf([quoteNames(asking), (names) => [...names.call(asking.id), ...names.id(`${asking.id}:block`)]]);

const settling = (books: Books, packOf: PackOf, reserved: Posting, answer: Answer): Naming => {
  const { id, provider, account } = reserved;
  const named = answerNames({ provider, id: account }, sentOf(books.packs, packOf, reserved), answer);
  return (names) => [
    ...names.id(`${id}:settle`),
    ...names.id(`${id}:recover`),
    ...named(names, peekAccount(books, provider, account)),
  ];
};

/** What settling a call by its answer reads. */
export const settleNames = (id: string, answer: Answer, packOf: PackOf): Naming => {
  let found: { readonly reserved: Posting; readonly naming: Naming } | null = null;
  return (names, books, at) => {
    const reserved = awaitsAnswer(books, id);
    if (reserved === null) return names.call(id);
    // Its reservation may be another object when the ledger is read again.
    if (found?.reserved !== reserved) found = { reserved, naming: settling(books, packOf, reserved, answer) };
    return [...names.call(id), ...found.naming(names, books, at)];
  };
};

/** What giving up calls reads. */
export const giveUpNames = (ids: readonly string[], packOf: PackOf): Naming =>
  allOf(ids.map((id) => settleNames(id, { kind: 'none', sent: 'unknown' }, packOf)));

/** What looking at the calls in flight reads. */
export const flightNames: Naming = (names) => names.flights();

/** What giving up all calls in flight reads. */
export const recoverNames =
  (packOf: PackOf): Naming =>
  (names, books, at) => {
    const open = [...books.accounts.values()].flatMap(({ inFlight }) => [...inFlight.keys()]);
    return [...names.flights(), ...giveUpNames(open, packOf)(names, books, at)];
  };

/** What learning from the answer to a call that had not to be opened reads. */
export const learnNames = (asking: Asking, answer: Answer): Naming => {
  const { recognised, account } = asking;
  const id = idOf(asking);
  const named = answerNames(id, recognised, answer);
  return (names, books) => [
    ...names.call(asking.id),
    ...names.id(`${asking.id}:read`),
    ...named(names, peekAccount(books, id.provider, account)),
  ];
};

/** What reads every unit by its roll-up reads. */
export const rollupNames: Naming = (names, books) =>
  [...books.accounts.values()].flatMap((account) => names.rollups(account));
