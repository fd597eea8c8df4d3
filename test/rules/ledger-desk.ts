import { toUnits } from '../../shared/amount.ts';
import { type Books, newBooks } from '../../shared/books/books.ts';
import { type UsageRow, usageRows } from '../../shared/books/usage.ts';
import { type Asking, needsOpening } from '../../shared/gate/asking.ts';
import { reserveHeader } from '../../shared/gate/headers.ts';
import { attempt, learnNow, type Moment, quoteNow, settleNow } from '../../shared/gate/way.ts';
import type { Posting } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { recognise } from '../../shared/recognise/recognise.ts';
import { type Answer, answerBody } from '../../shared/rules/answer.ts';
import { newDraft } from '../../shared/rules/draft.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import { recordEntry } from '../../shared/rules/record.ts';
import { turnMonths } from '../../shared/rules/turn.ts';
import { warningsOf } from '../../shared/rules/warnings.ts';

export interface DeskCall {
  readonly method: string;
  readonly url: string;
  readonly body?: string;
}

export type DeskAnswer = { readonly status: number; readonly text: string | null } | 'lost' | 'not sent';

/** Units of one meter: min, likely, max of a quote, or charged, expected, unresolved of what a call holds now. */
export type Three = readonly [number, number, number | null];

export interface DeskPass {
  readonly id: string;
  readonly quote: Quote;
  readonly quoted: Readonly<Record<string, Three>>;
  readonly rules: readonly string[];
  /** Codes of the warnings that the quote came with. */
  readonly warnings: readonly string[];
  /** The books' order when it was quoted. */
  readonly since: number;
}

/** A ledger in memory with a clock to turn: calls go through quote, reservation and settlement one after another. */
export interface LedgerDesk {
  readonly books: Books;
  readonly postings: Posting[];
  readonly goTo: (at: number) => void;
  readonly quote: (call: DeskCall) => DeskPass;
  /** Reserves, without an answer yet. */
  readonly send: (call: DeskCall) => DeskPass;
  readonly answer: (pass: DeskPass, answer: DeskAnswer) => Posting | null;
  readonly pass: (call: DeskCall, answer: DeskAnswer) => DeskPass;
  /** What became of a call's units by now: charged, expected, unresolved. */
  readonly heldBy: (pass: DeskPass, meter: string) => Three;
  readonly record: (provider: string, action: string, items: readonly string[], count?: number) => string | null;
  readonly set: (provider: string, settings: NonNullable<Posting['settings']>) => void;
  readonly usage: () => readonly UsageRow[];
  readonly row: (provider: string, meter: string, period: string) => UsageRow | undefined;
}

const FROM = { road: 'proxy', tag: null, user: null, site: null } as const;
export const DESK_ACCOUNT = 'acc';

const answerOf = (answer: DeskAnswer): Answer => {
  if (answer === 'lost') return { kind: 'none', sent: 'unknown' };
  if (answer === 'not sent') return { kind: 'none', sent: 'no' };
  return { kind: 'response', status: answer.status, body: answerBody(answer.text) };
};

export const openLedgerDesk = (start = '2026-11-10T12:00:00Z', usedPacks = bundledPacks): LedgerDesk => {
  const books = newBooks(usedPacks);
  const packs = books.packs;
  const postings: Posting[] = [];
  let now = Date.parse(start);
  let calls = 0;
  const nextOrder = (): number => books.order + 1;
  const turn = (): void => {
    postings.push(...turnMonths(books, now, nextOrder, 'test'));
  };
  const momentAt = (at: number): Moment => ({ books, now: at, nextOrder, origin: 'test' });
  const quote = (call: DeskCall): DeskPass => {
    turn();
    const recognised = recognise(packs, {
      method: call.method,
      url: call.url,
      headers: [],
      body: call.body === undefined ? { kind: 'none' } : { kind: 'text', text: call.body },
    });
    if (recognised === null) throw new TypeError(`no provider's call: ${call.url}`);
    const made = quoteNow(momentAt(now), { recognised, account: DESK_ACCOUNT });
    calls += 1;
    return {
      id: `call-${calls}`,
      quote: made,
      quoted: Object.fromEntries(
        made.meters.map((meter) => [
          meter.meter,
          [toUnits(meter.min), toUnits(meter.likely), meter.max === null ? null : toUnits(meter.max)],
        ]),
      ),
      rules: made.lines.map((line) => (line.capped ? 'over-allowance' : line.rule.id)),
      warnings: warningsOf(made).map((warning) => warning.code),
      since: books.order,
    };
  };
  const askingOf = ({ id, since, quote: { recognised } }: DeskPass): Asking => ({
    id,
    since,
    recognised,
    account: DESK_ACCOUNT,
    from: FROM,
  });
  const send = (call: DeskCall): DeskPass => {
    const pass = quote(call);
    // What cannot charge and changes nothing leaves at once, as on every road.
    if (!needsOpening(pass.quote.recognised)) return pass;
    const { append } = attempt(momentAt(now), askingOf(pass), () => ({ kind: 'allow', by: 'rule', reason: 'test' }));
    if (append.length === 0) throw new TypeError('not reserved');
    postings.push(...append);
    return pass;
  };
  const answer = (pass: DeskPass, given: DeskAnswer): Posting | null => {
    turn();
    if (!needsOpening(pass.quote.recognised)) {
      const learned = learnNow(momentAt(pass.quote.at), askingOf(pass), answerOf(given));
      postings.push(...learned);
      return learned[0] ?? null;
    }
    if (!books.known.has(pass.id)) throw new TypeError('never sent');
    const settlement = settleNow(momentAt(now), pass.id, answerOf(given));
    if (settlement !== null) postings.push(settlement.posting);
    return settlement?.posting ?? null;
  };
  return {
    books,
    postings,
    goTo: (at) => {
      now = at;
    },
    quote,
    send,
    answer,
    pass: (call, given) => {
      const pass = send(call);
      answer(pass, given);
      return pass;
    },
    heldBy: (pass, meter) => {
      turn();
      const sums = { charged: 0, expected: 0, unresolved: 0 };
      for (const account of books.accounts.values()) {
        for (const hold of account.holds ?? []) {
          if (hold.call === pass.id && hold.meter === meter && hold.state !== 'reserved' && hold.state !== 'released')
            sums[hold.state] += toUnits(hold.units);
        }
      }
      return [sums.charged, sums.expected, sums.unresolved];
    },
    record: (provider, action, items, count) => {
      turn();
      calls += 1;
      const entry = {
        id: `record-${calls}`,
        provider,
        account: DESK_ACCOUNT,
        action,
        items,
        count: count ?? null,
        at: now,
        origin: 'test',
        tag: null,
      };
      const recorded = recordEntry(books, entry, nextOrder);
      if (recorded.kind === 'posting') postings.push(recorded.posting);
      return recorded.kind === 'wrong' ? recorded.say : null;
    },
    set: (provider, settings) => {
      calls += 1;
      const pass = quote({
        method: 'GET',
        url: `https://${packs.get(provider)?.document.hosts[0]}${packs.get(provider)?.document.roots[0]}none`,
      });
      const header = {
        ...reserveHeader({ ...askingOf(pass), origin: 'test' }, `set-${calls}`, now, pass.quote, {
          by: 'person',
          verdict: 'allow',
          reason: 'test',
        }),
        kind: 'account' as const,
        call: null,
        settings,
      };
      const draft = newDraft(books, header, nextOrder());
      if (draft !== null) postings.push(draft.done());
    },
    usage: () => {
      turn();
      return usageRows(books, now);
    },
    row: (provider, meter, period) => {
      turn();
      return usageRows(books, now).find(
        (row) => row.provider === provider && row.meter === meter && row.period === period,
      );
    },
  };
};

/** A 17TRACK call of a version, with a JSON body. */
export const track17 = (name: string, body: unknown, version = 'v2.4'): DeskCall => ({
  method: 'POST',
  url: `https://api.17track.net/track/${version}/${name}`,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

export const ok = (body: unknown): DeskAnswer => ({ status: 200, text: JSON.stringify(body) });

/** 17TRACK's envelope. */
export const envelope = (accepted: readonly unknown[], rejected: readonly unknown[] = []): DeskAnswer =>
  ok({ code: 0, data: { accepted, rejected } });
export const refusal = (number: string, code: number, carrier = 0): unknown => ({
  number,
  carrier,
  error: { code, message: 'no' },
});

export const pull = (number: string): DeskCall => ({
  method: 'GET',
  url: `https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=${encodeURIComponent(number)}`,
});
export const listCall = (method: 'POST' | 'DELETE', numbers: readonly string[], endpoint = 'ep_one'): DeskCall => ({
  method,
  url: 'https://api.sinay.ai/webhook/api/v1/easy-shipment',
  body: JSON.stringify({ [endpoint]: { shipments: numbers.map((number) => ({ number })) } }),
});
