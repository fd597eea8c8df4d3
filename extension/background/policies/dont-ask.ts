import { fromUnits, toUnits } from '../../../shared/amount.ts';
import type { Gate } from '../../../shared/gate/gate.ts';
import type { KeptCall, WaitingCall } from '../../../shared/holding/waiting-call.ts';
import { EVERY_CALL, type Scope } from '../../../shared/limits/scope.ts';
import type { Posting } from '../../../shared/model/posting.ts';
import { endOf, type Lasts } from '../../../shared/policies/lasts.ts';
import type { Policy } from '../../../shared/policies/policy.ts';
import type { LedgerCall } from '../../../shared/words/call-view.ts';
import { dontAskSay } from '../../../shared/words/dont-ask-say.ts';
import { unitsSay } from '../../../shared/words/noun.ts';
import { scopeSay, untilSay } from '../../../shared/words/policy-say.ts';
import type { Locale } from '../../../shared/words/views.ts';
import type { DontAsk, DontAskChoice } from '../../policy-messages.ts';

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

/** The one meter that a call may charge, with its most in units. Null for more, for none, and at unknown cost. */
const seenOf = ({ standing }: WaitingCall): { readonly meter: string; readonly most: number } | null => {
  const seen = standing.kind === 'deciding' ? standing.seen.at(-1) : undefined;
  if (seen === undefined || seen.unknown || (standing.kind === 'deciding' && standing.view.isWary)) return null;
  const [only, another] = Object.entries(seen.most).filter(([, most]) => most > 0);
  return only === undefined || another !== undefined ? null : { meter: only[0], most: toUnits(only[1]) };
};

const isLike = (call: KeptCall, { provider, account, site, action }: Posting): boolean =>
  provider === call.provider && account === call.account && site === call.site && action === call.action;

export interface DontAskEdges {
  readonly packs: Gate['packs'];
  readonly recent: readonly LedgerCall[];
  readonly now: number;
  readonly zone: string;
  readonly locale: Locale;
}

/** What the warning offers about a call that waits. Null where no policy could let it pass: at unknown cost, past what is left, from no site. */
export const dontAskOf = (waiting: WaitingCall, edges: DontAskEdges): DontAsk | null => {
  const { call, standing } = waiting;
  const { packs, recent, now, zone, locale } = edges;
  const seen = seenOf(waiting);
  const pack = packs.get(call.provider);
  if (seen === null || pack === undefined || standing.kind !== 'deciding' || call.site === '') return null;
  const before = recent.flatMap(({ opening }) => {
    const quoted = opening.quoted?.[seen.meter];
    return opening.kind === 'read' || quoted === undefined || !isLike(call, opening) ? [] : [quoted[2]];
  });
  const passing = (units: number): number =>
    before.filter((max) => max !== null && toUnits(max) <= units).length + (seen.most <= units ? 1 : 0);
  return {
    when: scopeSay(scopeLike(call), pack.document.title, locale),
    units: [seen.most, ...ROUND.filter((units) => units > seen.most)].slice(0, CHOICES).map((units) => ({
      units,
      text: unitsSay(pack, seen.meter, units, locale),
      passed: dontAskSay(passing(units), before.length + 1, locale),
    })),
    lasts: LASTS.map((lasts) => ({ lasts, text: untilSay(endOf(lasts, now, zone), { now, zone, locale }) })),
  };
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
