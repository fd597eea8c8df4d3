import { type Books, callersAccount, NO_ACCOUNT, PRACTICE_ACCOUNT } from '../books/books.ts';
import type { Posting } from '../ledger/posting.ts';
import { type HttpCall, mayCharge, type Recognised, recognise } from '../recognise/recognise.ts';
import { type Answer, statusOf } from '../rules/answer.ts';
import { type Quote, quoteCall } from '../rules/quote.ts';
import { reserveCall } from '../rules/reserve.ts';
import { settleCall } from '../rules/settle.ts';
import { type Book, type Maker, openBook } from './book.ts';
import { blockPosting, readHeader, reserveHeader, settleHeader } from './headers.ts';
import { ceilingOf, covers } from './hold.ts';
import type { BlockedBy, Decider, From, GatePorts, Judgement } from './ports.ts';
import { awaitsAnswer, giveUp, sentOf } from './reserved-call.ts';
import { type Settled, settledOf } from './settled.ts';

/** A call that asks to leave: recognised, with its account. */
export interface Asking {
  /** Made before the call leaves; the same call asked again has the same id. */
  readonly id: string;
  readonly recognised: Recognised;
  readonly account: string;
  readonly from: From;
}

export type Opened =
  /** It is on record and may leave now; `quote` is what was reserved. */
  | { readonly kind: 'pass'; readonly quote: Quote }
  | { readonly kind: 'blocked'; readonly quote: Quote; readonly decision: BlockedBy; readonly reason: string }
  /** The caller went away while it was held: nothing may be sent. */
  | { readonly kind: 'gone' };

/** The way of every call, the same in the extension and the proxy: recognise, load, quote, decide, reserve, (send,) settle. */
export interface Gate {
  readonly packs: Books['packs'];
  readonly recognise: (http: HttpCall) => Recognised | null;
  /** The account of a call: a fingerprint of its credential, `none` without one, `practice` on the practice portal. */
  readonly accountOf: (recognised: Recognised) => Promise<string>;
  /** What a call would charge now. Records nothing. */
  readonly quote: (recognised: Recognised, account: string) => Promise<Quote>;
  /** Quote, decide, reserve. Resolves with `pass` only once the call is durably on record. */
  readonly open: (asking: Asking, decider: Decider, isGone: () => boolean) => Promise<Opened>;
  /** Settles a call that `open` passed, once. Null when it was settled before or never reserved. */
  readonly settle: (id: string, answer: Answer) => Promise<Settled | null>;
  /** Learns from the answer to a call that cannot charge. */
  readonly learn: (asking: Asking, answer: Answer) => Promise<void>;
  /** Looks at the books as they are now. Records nothing, and waits for no writer. */
  readonly look: Book['look'];
  /** One step on the books as they are now: works out postings to append. */
  readonly step: <T>(make: Maker<T>) => Promise<T>;
  /** Reservations that a crash left open are unresolved from now on. Returns how many. */
  readonly recover: () => Promise<number>;
  /** Calls `changed` after every step that appended something through this gate. Returns how to stop. */
  readonly onChange: (changed: () => void) => () => void;
}

type Step =
  | { readonly kind: 'done'; readonly opened: Opened }
  | { readonly kind: 'wait' | 'ask'; readonly quote: Quote };

const cannotCharge = (quote: Quote): boolean =>
  quote.unknown === null && quote.meters.every((meter) => meter.max === 0);

/** Opens a gate on its ports. */
export const openGate = (ports: GatePorts): Gate => {
  const packs = new Map(ports.packs.map((pack) => [pack.id, pack]));
  const book = openBook(ports.store, ports.packs, ports.now, ports.origin);
  const watchers = new Set<() => void>();
  const step = async <T>(make: Maker<T>): Promise<T> => {
    let appended = false;
    const result = await book.step((books, now, nextOrder) => {
      const made = make(books, now, nextOrder);
      appended = made.append.length > 0;
      return made;
    });
    if (appended) for (const changed of [...watchers]) changed();
    return result;
  };
  const onChange = (changed: () => void): (() => void) => {
    watchers.add(changed);
    return () => watchers.delete(changed);
  };

  const judge = (decider: Decider, quote: Quote, seen: Quote | null, allowed: Judgement | null): Judgement => {
    if (cannotCharge(quote)) return { kind: 'allow', by: 'rule', reason: 'cannot-charge' };
    // Its max may have grown past what was seen.
    if (seen !== null && allowed?.kind === 'allow')
      return covers(ceilingOf(seen), ceilingOf(quote)) ? allowed : { kind: 'ask' };
    return allowed ?? decider.judge(quote);
  };

  const tryOpen = (
    asking: Asking,
    decider: Decider,
    isGone: () => boolean,
    seen: Quote | null,
    allowed: Judgement | null,
    last: boolean,
  ): Promise<Step> =>
    step<Step>((books, now, nextOrder) => {
      const quote = quoteCall(asking.recognised, callersAccount(books, asking.recognised.pack.id, asking.account), now);
      const done = (opened: Opened, append: readonly Posting[]) => ({
        append,
        result: { kind: 'done', opened } as const,
      });
      if (books.known.has(asking.id)) return done({ kind: 'pass', quote }, []);
      if (isGone()) return done({ kind: 'gone' }, []);
      const about = { recognised: asking.recognised, account: asking.account, from: asking.from, origin: ports.origin };
      const verdict = judge(decider, quote, seen, allowed);
      switch (verdict.kind) {
        case 'ask':
          return { append: [], result: { kind: 'ask', quote } };
        case 'wait':
          if (!last) return { append: [], result: { kind: 'wait', quote } };
          return done({ kind: 'blocked', quote, decision: 'over-limit', reason: 'over-limit' }, [
            blockPosting(about, asking.id, now, quote, { by: 'policy', verdict: 'block', reason: 'over-limit' }),
          ]);
        case 'block':
          return done({ kind: 'blocked', quote, decision: verdict.decision, reason: verdict.reason }, [
            blockPosting(about, asking.id, now, quote, { by: verdict.by, verdict: 'block', reason: verdict.reason }),
          ]);
        case 'allow': {
          const header = reserveHeader(about, asking.id, now, quote, {
            by: verdict.by,
            verdict: 'allow',
            reason: verdict.reason,
          });
          const posting = reserveCall(books, header, quote, nextOrder());
          return done({ kind: 'pass', quote }, posting === null ? [] : [posting]);
        }
      }
    });

  /** Waits for a settlement, or until the time to wait is over. False when it is over. */
  const settlementOrTimeout = async (until: number): Promise<boolean> => {
    const left = until - ports.now();
    if (left <= 0) return false;
    const sleeping = ports.sleep(left);
    let changed = false;
    const stop = onChange(() => {
      changed = true;
      sleeping.cancel();
    });
    await sleeping.done;
    stop();
    return changed;
  };

  return {
    packs,
    recognise: (http) => recognise(packs, http),
    accountOf: async (recognised) => {
      if (recognised.practice) return PRACTICE_ACCOUNT;
      return recognised.credential === null ? NO_ACCOUNT : ports.fingerprint(recognised.pack.id, recognised.credential);
    },
    quote: (recognised, account) =>
      book.look((books, now) => quoteCall(recognised, callersAccount(books, recognised.pack.id, account), now)),
    open: async (asking, decider, isGone) => {
      const until = ports.now() + decider.waitMs;
      let seen: Quote | null = null;
      let allowed: Judgement | null = null;
      let last = false;
      for (;;) {
        const result = await tryOpen(asking, decider, isGone, seen, allowed, last);
        if (result.kind === 'done') return result.opened;
        if (result.kind === 'wait') last = !(await settlementOrTimeout(until));
        else {
          seen = result.quote;
          allowed = await decider.ask(result.quote);
        }
      }
    },
    settle: (id, answer) =>
      step((books, now, nextOrder) => {
        const reserved = awaitsAnswer(books, id);
        if (reserved === null) return { append: [], result: null };
        const header = settleHeader(reserved, now, statusOf(answer), 'settle');
        const posting = settleCall(books, header, sentOf(packs, reserved), answer, nextOrder());
        return posting === null
          ? { append: [], result: null }
          : {
              append: [posting],
              result: settledOf(callersAccount(books, reserved.provider, reserved.account), reserved, posting, now),
            };
      }),
    learn: (asking, answer) =>
      step((books, now, nextOrder) => {
        const { recognised } = asking;
        const about = { recognised, account: asking.account, from: asking.from, origin: ports.origin };
        const header = readHeader(about, asking.id, now, statusOf(answer));
        const posting = settleCall(books, header, recognised, answer, nextOrder());
        return { append: posting === null ? [] : [posting], result: undefined };
      }),
    look: book.look,
    step,
    recover: () =>
      step((books, now, nextOrder) => {
        const append: Posting[] = [];
        for (const account of books.accounts.values()) {
          for (const reserved of [...account.inFlight.values()]) {
            const posting = giveUp(books, reserved, now, nextOrder());
            if (posting !== null) append.push(posting);
          }
        }
        return { append, result: append.length };
      }),
    onChange,
  };
};

/** True when a call must be opened before it leaves: it may charge, or it changes what later calls cost. */
export const needsOpening = (recognised: Recognised): boolean =>
  mayCharge(recognised) || (recognised.call?.onAccept.some((one) => one.effect.do !== 'seen') ?? false);
