import { toUnits, ZERO } from '../amount.ts';
import { type Books, newBooks } from '../books/books.ts';
import type { Asking } from '../gate/asking.ts';
import { attempt, type Judge, type Moment, quoteNow, settleNow } from '../gate/way.ts';
import { movedUnits } from '../ledger/moved-units.ts';
import type { State } from '../model/posting.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import type { GoldenTest } from '../pack/schema.ts';
import { type HttpCall, recogniseFor } from '../recognise/recognise.ts';
import { type Answer, answerBody } from '../rules/answer.ts';
import type { Settlement } from '../rules/settled.ts';
import { turnMonths } from '../rules/turn.ts';
import { warningsOf } from '../rules/warnings.ts';

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

const askingOf = (pack: CompiledPack, id: string, asked: Asked): Asking => {
  const url = new URL(
    `https://${pack.document.hosts[0] ?? ''}${asked.path}${asked.query === '' ? '' : `?${asked.query}`}`,
  );
  const http: HttpCall = {
    method: asked.method,
    url: '',
    headers: [],
    body: asked.body === undefined ? { kind: 'none' } : { kind: 'text', text: JSON.stringify(asked.body) },
  };
  const recognised = recogniseFor(pack, http, url, { pathname: url.pathname, practice: false });
  if (recognised === null) throw new TypeError(`${asked.path} is no call of ${pack.id}`);
  return { id, recognised, account: 'test', from: FROM };
};

const answerOf = (answered: Answered): Answer => {
  if (answered.lost) return { kind: 'none', sent: 'unknown' };
  return {
    kind: 'response',
    status: answered.status,
    body: answerBody(answered.body === undefined ? null : JSON.stringify(answered.body)),
  };
};

/** Nobody decides: every call of a test leaves. */
const TESTED: Judge = () => ({ kind: 'allow', by: 'rule', reason: 'test' });

/** The books at one time of a test, with the months turned until then. */
const goTo = (books: Books, at: string): Moment => {
  const moment: Moment = { books, now: Date.parse(at), nextOrder: () => books.order + 1, origin: 'test' };
  turnMonths(books, moment.now, moment.nextOrder, moment.origin);
  return moment;
};

/** Sends a call and settles it at once. Null when it was not settled. */
const pass = (moment: Moment, asking: Asking, answered: Answered): Settlement | null => {
  attempt(moment, asking, TESTED);
  return settleNow(moment, asking.id, answerOf(answered));
};

const same = (place: string, wanted: unknown, got: unknown): string | null =>
  JSON.stringify(wanted) === JSON.stringify(got)
    ? null
    : `${place}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`;

const unitsIn = ({ reserved, posting }: Settlement, meter: string): readonly [number, number, number] => {
  const sum = (state: State): number => toUnits(movedUnits(posting, reserved, [state]).get(meter) ?? ZERO);
  return [sum('charged'), sum('expected'), sum('unresolved')];
};

const runOne = (pack: CompiledPack, test: GoldenTest): string | null => {
  const books = newBooks([pack]);
  for (const [nth, step] of test.given.entries()) {
    const asked = { method: step.call, path: step.path, query: step.query, body: step.body };
    const answered = { status: step.status, body: step.answer, lost: step.lost };
    pass(goTo(books, step.at), askingOf(pack, `given-${nth}`, asked), answered);
  }
  const moment = goTo(books, test.at);
  const asking = askingOf(pack, 'the-call', test.when);
  const quote = quoteNow(moment, asking);
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
  const settlement = pass(moment, asking, test.answer);
  if (settlement === null) return 'the call was not settled';
  for (const [meter, wanted] of Object.entries(test.settled ?? {})) {
    const wrong = same(`settled.${meter}`, wanted, unitsIn(settlement, meter));
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
