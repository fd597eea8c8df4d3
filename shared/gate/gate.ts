import { type Books, callersAccount, NO_ACCOUNT, PRACTICE_ACCOUNT } from '../books/books.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { forgetAddresses } from '../recognise/read-address.ts';
import { type HttpCall, type Recognised, recognise } from '../recognise/recognise.ts';
import type { Answer } from '../rules/answer.ts';
import type { Quote } from '../rules/quote.ts';
import { type Settled, settledOf } from '../rules/settled.ts';
import { openAppendWatch } from './append-watch.ts';
import type { Asking } from './asking.ts';
import { type Book, type Maker, openBook } from './book.ts';
import { asSeen, unlessFree, waitingNoMore } from './judge.ts';
import type { PackOf } from './kept-packs.ts';
import type { Decider, GatePorts } from './ports.ts';
import {
  type Attempt,
  attempt,
  attemptFirst,
  type FirstAttempt,
  giveUp,
  type Judge,
  learnNow,
  type Made,
  type Moment,
  quoteNow,
  settleNow,
} from './way.ts';
import {
  ACCOUNTS_ONLY,
  allOf,
  attemptNames,
  learnNames,
  type Naming,
  quoteNames,
  recoverNames,
  settleNames,
} from './way-names.ts';

/** How opening a call ended. `gone`: its caller went away while it waited, and nothing may be sent. */
export type Opened = Exclude<Attempt, { readonly kind: 'ask' | 'wait' }>;

/** The way of every call (`way.ts`) on a ledger: each stretch is one step of it, durable once it resolves. */
export interface Gate {
  readonly packs: Books['packs'];
  readonly recognise: (http: HttpCall) => Recognised | null;
  /** The account of a call: a fingerprint of its credential, `none` without one, `practice` on the practice portal. */
  readonly accountOf: (recognised: Recognised) => Promise<string>;
  /** What a call would charge now. Records nothing. */
  readonly quote: (recognised: Recognised, account: string) => Promise<Quote>;
  /**
   * What calls would charge if they went now, each after those before it, none of them answered yet: the same number in two of them is charged once. The quotes
   * are in the order of the calls, their accounts as they are before the first. Records nothing.
   */
  readonly quoteInTurn: (askings: readonly Asking[]) => Promise<readonly Quote[]>;
  /** Quote, decide, reserve in one step: whoever has to ask or to wait is told so, and tries again. What cannot charge is allowed unasked. `reads`: what the judge looks at besides the quote. */
  readonly attempt: (asking: Asking, judge: Judge, isGone: () => boolean, reads?: Naming) => Promise<Attempt>;
  /**
   * The same for a call that must not be on record yet. `keep` runs in the step that reserves it, as it is let through and before that is durable: what it gives is
   * kept of the call as of one that waits, with its reservation or not at all.
   */
  readonly attemptFirst: (
    asking: Asking,
    judge: Judge,
    isGone: () => boolean,
    reads: Naming,
    keep: () => unknown,
  ) => Promise<FirstAttempt>;
  /** The same again and again, asking and waiting in between, until it is decided. */
  readonly open: (asking: Asking, decider: Decider, isGone: () => boolean) => Promise<Opened>;
  /** Settles a call that was allowed, once. Null when it was settled before or never reserved. */
  readonly settle: (id: string, answer: Answer) => Promise<Settled | null>;
  /** Learns from the answer to a call that had not to be opened. */
  readonly learn: (asking: Asking, answer: Answer) => Promise<void>;
  /** One stretch of the way on the books as they are now. */
  readonly walk: <T>(stretch: (moment: Moment) => Made<T>, naming: Naming) => Promise<T>;
  /** The place in the ledger up to which this gate has seen it, without a look; null where it has seen nothing yet. What others wrote since counts as later: on the safe side. */
  readonly order: () => number | null;
  /** Looks at the books as they are now. Records nothing, and waits for no writer. */
  readonly look: Book['look'];
  /** One step on the books as they are now: works out postings to append. Reads nothing but what is named. */
  readonly step: <T>(make: Maker<T>, naming?: Naming) => Promise<T>;
  /** The packs that reserved calls, by their stamps. */
  readonly packOf: PackOf;
  /** Goes by this pack from now on, in place of the one of its id that there may be. */
  readonly adopt: (pack: CompiledPack) => void;
  /** Goes by the pack of this id no more. What it reserved is settled by it all the same (`packOf`). */
  readonly drop: (id: string) => void;
  /** Reservations that a crash left open are unresolved from now on. Returns how many. */
  readonly recover: () => Promise<number>;
  /** Calls `changed` after every step that appended something through this gate. Returns how to stop. */
  readonly onChange: (changed: () => void) => () => void;
}

/** As if a person had allowed it. */
const LET_GO: Judge = () => ({ kind: 'allow', by: 'person', reason: 'allowed' });

/** Opens a gate on its ports. */
export const openGate = (ports: GatePorts): Gate => {
  const packs = new Map(ports.packs.map((pack) => [pack.id, pack]));
  const { packOf } = ports;
  const inUse = [...ports.packs];
  const book = openBook(ports.store, inUse, ports.now, ports.origin, ports.progress);
  const changes = openAppendWatch();
  const inUseWithout = (id: string, ...instead: readonly CompiledPack[]): void => {
    const at = inUse.findIndex((pack) => pack.id === id);
    inUse.splice(at < 0 ? inUse.length : at, 1, ...instead);
    forgetAddresses(packs);
    book.forget();
  };
  const step = async <T>(make: Maker<T>, naming?: Naming): Promise<T> => {
    let appended = false;
    const result = await book.step((books, now, nextOrder) => {
      const made = make(books, now, nextOrder);
      appended = made.append.length > 0;
      return made;
    }, naming);
    if (appended) changes.note();
    return result;
  };
  const walk: Gate['walk'] = (stretch, naming) =>
    step((books, now, nextOrder) => stretch({ books, now, nextOrder, origin: ports.origin, packOf }), naming);
  const unlessGone =
    (isGone: () => boolean, judge: Judge): Judge =>
    (quote, books) =>
      isGone() ? { kind: 'gone' } : unlessFree(judge)(quote, books);
  const attemptOnce: Gate['attempt'] = (asking, judge, isGone, reads = ACCOUNTS_ONLY) =>
    walk((moment) => attempt(moment, asking, unlessGone(isGone, judge)), allOf([attemptNames(asking), reads]));

  return {
    packs,
    recognise: (http) => recognise(packs, http),
    accountOf: async (recognised) => {
      if (recognised.practice) return PRACTICE_ACCOUNT;
      return recognised.credential === null ? NO_ACCOUNT : ports.fingerprint(recognised.pack.id, recognised.credential);
    },
    quote: (recognised, account) =>
      book.look((books, now) => quoteNow({ books, now }, { recognised, account }), quoteNames({ recognised, account })),
    quoteInTurn: (askings) =>
      book.tryOut(
        (books, copy, now, nextOrder) =>
          askings.map((asking) => {
            const { quote } = attempt({ books: copy, now, nextOrder, origin: ports.origin }, asking, LET_GO).result;
            return { ...quote, account: callersAccount(books, asking.recognised.pack.id, asking.account) };
          }),
        allOf(askings.map(attemptNames)),
      ),
    attempt: attemptOnce,
    attemptFirst: (asking, judge, isGone, reads, keep) =>
      walk(
        (moment) => attemptFirst(moment, asking, unlessGone(isGone, judge), keep),
        allOf([attemptNames(asking), reads]),
      ),
    open: async (asking, decider, isGone) => {
      const until = ports.now() + decider.waitMs;
      let judge: Judge = decider.judge;
      for (;;) {
        let seen = 0;
        const noting: Judge = (quote, books) => {
          seen = changes.count();
          return judge(quote, books);
        };
        const attempted = await attemptOnce(asking, noting, isGone);
        if (attempted.kind === 'ask') judge = asSeen(attempted.quote, await decider.ask(attempted.quote));
        else if (attempted.kind !== 'wait') return attempted;
        else if (!(await changes.after(seen, until - ports.now(), ports.sleep))) judge = waitingNoMore(judge);
      }
    },
    settle: (id, answer) =>
      walk(
        (moment) => {
          const settlement = settleNow(moment, id, answer);
          return settlement === null
            ? { append: [], result: null }
            : { append: [settlement.posting], result: settledOf(moment.books, moment.now, settlement) };
        },
        settleNames(id, answer, packOf),
      ),
    learn: (asking, answer) =>
      walk((moment) => ({ append: learnNow(moment, asking, answer), result: undefined }), learnNames(asking, answer)),
    walk,
    order: book.order,
    look: book.look,
    step,
    packOf,
    adopt: (pack) => {
      packs.set(pack.id, pack);
      inUseWithout(pack.id, pack);
    },
    drop: (id) => {
      packs.delete(id);
      inUseWithout(id);
    },
    recover: () =>
      walk((moment) => {
        const open = [...moment.books.accounts.values()].flatMap(({ inFlight }) => [...inFlight.values()]);
        const append = open.flatMap(({ reserved }) => giveUp(moment, reserved));
        return { append, result: append.length };
      }, recoverNames(packOf)),
    onChange: changes.watch,
  };
};
