import { fromUnits, toUnits } from '../../../shared/amount.ts';
import type { Gate } from '../../../shared/gate/gate.ts';
import type { KeptCall, WaitingCall } from '../../../shared/holding/waiting-call.ts';
import { EVERY_CALL, type Scope } from '../../../shared/limits/scope.ts';
import type { Posting } from '../../../shared/model/posting.ts';
import { endOf, type Lasts } from '../../../shared/policies/lasts.ts';
import type { Policy } from '../../../shared/policies/policy.ts';
import type { LedgerCall } from '../../../shared/words/call-view.ts';
import { dontAskSay, dontAskTheseSay } from '../../../shared/words/dont-ask-say.ts';
import { unitsSay } from '../../../shared/words/noun.ts';
import { scopeSay, untilSay } from '../../../shared/words/policy-say.ts';
import type { Locale } from '../../../shared/words/views.ts';
import type { DontAsk, DontAskChoice, DontAskMany } from '../../policy-messages.ts';

const ROUND = [5, 10, 20, 50, 100];
const CHOICES = 4;
const LASTS: readonly Lasts[] = ['tonight', 'hour', 'week'];

/** Calls like this one: of its site, its action and its account. */
const scopeLike = ({ provider, account, site, action }: KeptCall): Scope => ({
  ...EVERY_CALL,
  provider,
  account,
  site,
  action,
});

/** The one meter that a call may charge, with its most in units. */
interface Seen {
  readonly meter: string;
  readonly most: number;
}

/** Null where no policy could let it pass: at unknown cost, past what is left, from no site, and where it charges several meters, or none. */
const seenOf = ({ call, standing }: WaitingCall): Seen | null => {
  if (call.site === '') return null;
  const seen = standing.kind === 'deciding' ? standing.seen.at(-1) : undefined;
  if (seen === undefined || seen.unknown || (standing.kind === 'deciding' && standing.view.isWary)) return null;
  const [only, another] = Object.entries(seen.most).filter(([, most]) => most > 0);
  return only === undefined || another !== undefined ? null : { meter: only[0], most: toUnits(only[1]) };
};

const isLike = (
  call: KeptCall,
  { provider, account, site, action }: Pick<Posting, 'provider' | 'account' | 'site' | 'action'>,
): boolean => provider === call.provider && account === call.account && site === call.site && action === call.action;

export interface DontAskEdges {
  readonly packs: Gate['packs'];
  readonly recent: readonly LedgerCall[];
  readonly now: number;
  readonly zone: string;
  readonly locale: Locale;
}

/** What is offered about calls like this one, of which the most was seen; `passed` says how many would have passed. */
const offerOf = (
  call: KeptCall,
  { meter, most }: Seen,
  passed: (units: number) => string,
  { packs, now, zone, locale }: DontAskEdges,
): DontAsk | null => {
  const pack = packs.get(call.provider);
  if (pack === undefined) return null;
  return {
    when: scopeSay(scopeLike(call), pack.document.title, locale),
    units: [most, ...ROUND.filter((units) => units > most)].slice(0, CHOICES).map((units) => ({
      units,
      text: unitsSay(pack, meter, units, locale),
      passed: passed(units),
    })),
    lasts: LASTS.map((lasts) => ({ lasts, text: untilSay(endOf(lasts, now, zone), { now, zone, locale }) })),
  };
};

/** What the warning offers about a call that waits. Null where no policy could let it pass. */
export const dontAskOf = (waiting: WaitingCall, edges: DontAskEdges): DontAsk | null => {
  const { call } = waiting;
  const seen = seenOf(waiting);
  if (seen === null) return null;
  const before = edges.recent.flatMap(({ opening }) => {
    const quoted = opening.quoted?.[seen.meter];
    return opening.kind === 'read' || quoted === undefined || !isLike(call, opening) ? [] : [quoted[2]];
  });
  const passing = (units: number): number =>
    before.filter((max) => max !== null && toUnits(max) <= units).length + (seen.most <= units ? 1 : 0);
  return offerOf(call, seen, (units) => dontAskSay(passing(units), before.length + 1, edges.locale), edges);
};

interface Alike extends Seen {
  readonly call: KeptCall;
}

/** Of all that could pass, those that do the same: the most of them, the first of as many. */
const mostAlike = (all: readonly Alike[]): readonly Alike[] =>
  all
    .map(({ call, meter }) => all.filter((one) => one.meter === meter && isLike(call, one.call)))
    .reduce<readonly Alike[]>((most, some) => (some.length > most.length ? some : most), []);

/** What the warning offers about calls that wait together: of those that do the same, the most of them. Null where no policy could let any of them pass. */
export const dontAskOfMany = (waiting: readonly WaitingCall[], edges: DontAskEdges): DontAskMany | null => {
  const alike = mostAlike(
    waiting.flatMap((one) => {
      const seen = seenOf(one);
      return seen === null ? [] : [{ call: one.call, ...seen }];
    }),
  );
  const [first] = alike;
  if (first === undefined) return null;
  const most = Math.max(...alike.map((one) => one.most));
  const passing = (units: number): number => alike.filter((one) => one.most <= units).length;
  const passed = (units: number): string => dontAskTheseSay(passing(units), waiting.length, edges.locale);
  const offer = offerOf(first.call, { meter: first.meter, most }, passed, edges);
  return offer === null ? null : { ...offer, like: first.call.id };
};

/** The policy that a person's Allow makes, by what they chose with it. */
export const dontAskPolicy = (
  call: KeptCall,
  { units, lasts }: DontAskChoice,
  made: { readonly id: string; readonly now: number; readonly zone: string },
): Policy => ({
  id: made.id,
  scope: scopeLike(call),
  does: { kind: 'pass', call: fromUnits(units), day: null, keep: null },
  since: made.now,
  until: endOf(lasts, made.now, made.zone),
});
