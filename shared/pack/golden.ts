import { toUnits, ZERO } from '../amount.ts';
import { type Books, ensureAccount, newBooks } from '../books/books.ts';
import { turnMonths } from '../books/turn.ts';
import { reserveHeader, settleHeader } from '../gate/headers.ts';
import { movedUnits } from '../ledger/moved-units.ts';
import type { Posting, State } from '../ledger/posting.ts';
import { type HttpCall, recogniseFor } from '../recognise/recognise.ts';
import { type Answer, answerBody } from '../rules/answer.ts';
import { type Quote, quoteCall } from '../rules/quote.ts';
import { reserveCall } from '../rules/reserve.ts';
import { settleCall } from '../rules/settle.ts';
import { warningsOf } from '../rules/warnings.ts';
import type { CompiledPack } from './compiled.ts';
import type { GoldenTest } from './schema.ts';

const FROM = { road: 'import', tag: null, user: null, site: null } as const;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body?: unknown;
}

interface Answered {
  readonly status: number;
  readonly body?: unknown;
  readonly lost: boolean;
}

const quoteOf = (books: Books, pack: CompiledPack, asked: Asked, at: number): Quote => {
  const url = new URL(
    `https://${pack.document.hosts[0] ?? ''}${asked.path}${asked.query === '' ? '' : `?${asked.query}`}`,
  );
  const http: HttpCall = {
    method: asked.method,
    url: '',
    headers: [],
    body: asked.body === undefined ? { kind: 'none' } : { kind: 'text', text: JSON.stringify(asked.body) },
  };
  const recognised = recogniseFor(pack, http, url, url.pathname, false);
  const account = ensureAccount(books, pack.id, 'test');
  if (recognised === null || account === null) throw new TypeError(`${asked.path} is no call of ${pack.id}`);
  return quoteCall(recognised, account, at);
};

const answerOf = (answered: Answered): Answer => {
  if (answered.lost) return { kind: 'none', sent: 'unknown' };
  return {
    kind: 'response',
    status: answered.status,
    body: answerBody(answered.body === undefined ? null : JSON.stringify(answered.body)),
  };
};

/** Sends a call through quote, reservation and settlement. Returns the settling posting with the reservation's holds. */
const pass = (
  books: Books,
  quote: Quote,
  id: string,
  answered: Answered,
): { readonly reserved: Posting | null; readonly settled: Posting | null } => {
  const about = { recognised: quote.recognised, account: 'test', from: FROM, origin: 'test' };
  const header = reserveHeader(about, id, quote.at, quote, { by: 'rule', verdict: 'allow', reason: 'test' });
  const reserved = reserveCall(books, header, quote, books.order + 1);
  if (reserved === null) return { reserved, settled: null };
  const settled = settleCall(
    books,
    settleHeader(reserved, quote.at, answered.status, 'settle'),
    quote.recognised,
    answerOf(answered),
    books.order + 1,
  );
  return { reserved, settled };
};

const same = (place: string, wanted: unknown, got: unknown): string | null =>
  JSON.stringify(wanted) === JSON.stringify(got)
    ? null
    : `${place}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`;

const unitsIn = (reserved: Posting, settled: Posting, meter: string): readonly [number, number, number] => {
  const sum = (state: State): number => toUnits(movedUnits(settled, reserved, [state]).get(meter) ?? ZERO);
  return [sum('charged'), sum('expected'), sum('unresolved')];
};

const runOne = (pack: CompiledPack, test: GoldenTest): string | null => {
  const books = newBooks([pack]);
  for (const [nth, step] of test.given.entries()) {
    const at = Date.parse(step.at);
    turnMonths(books, at, () => books.order + 1, 'test');
    pass(
      books,
      quoteOf(books, pack, { method: step.call, path: step.path, query: step.query, body: step.body }, at),
      `given-${nth}`,
      { status: step.status, body: step.answer, lost: step.lost },
    );
  }
  const at = Date.parse(test.at);
  turnMonths(books, at, () => books.order + 1, 'test');
  const quote = quoteOf(books, pack, test.when, at);
  const meters = Object.fromEntries(
    quote.meters.map((meter) => [
      meter.meter,
      [toUnits(meter.min), toUnits(meter.likely), meter.max === null ? null : toUnits(meter.max)],
    ]),
  );
  const problem =
    same('quote.meters', test.quote.meters, meters) ??
    (test.quote.rules === undefined
      ? null
      : same(
          'quote.rules',
          test.quote.rules,
          quote.lines.map((line) => line.rule.id),
        )) ??
    (test.quote.warnings === undefined
      ? null
      : same(
          'quote.warnings',
          test.quote.warnings,
          warningsOf(quote).map((warning) => warning.code),
        ));
  if (problem !== null || test.answer === undefined) return problem;
  const { reserved, settled } = pass(books, quote, 'the-call', test.answer);
  if (reserved === null || settled === null) return 'the call was not settled';
  for (const [meter, wanted] of Object.entries(test.settled ?? {})) {
    const wrong = same(`settled.${meter}`, wanted, unitsIn(reserved, settled, meter));
    if (wrong !== null) return wrong;
  }
  return null;
};

/** Runs the tests that a pack carries: a history and a call give the quote, an answer gives the settlement. `problem` is null where it holds. */
export const runGoldenTests = (
  pack: CompiledPack,
): readonly { readonly name: string; readonly problem: string | null }[] =>
  pack.document.tests.map((test) => {
    try {
      return { name: test.name, problem: runOne(pack, test) };
    } catch (error) {
      return { name: test.name, problem: error instanceof Error ? error.message : String(error) };
    }
  });
