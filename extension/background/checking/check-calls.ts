import type { Gate } from '../../../shared/gate/gate.ts';
import { requestReader } from '../../../shared/har/provider-request.ts';
import { type AskedCall, joinCalls } from '../../../shared/recognise/join-calls.ts';
import {
  callSay,
  callsSay,
  elsewhereSay,
  moreCallsSay,
  noCallSay,
  type QuotedCalls,
} from '../../../shared/words/calls-say.ts';
import { sayInTurn } from '../../../shared/words/locale.ts';
import { quoteView } from '../../../shared/words/quote-view.ts';
import type { Locale } from '../../../shared/words/views.ts';
import type { CheckAnswer, CheckList } from '../../check-messages.ts';

export interface CallEdges {
  readonly gate: Pick<Gate, 'packs' | 'recognise' | 'accountOf' | 'quote'>;
  readonly locale: Locale;
  readonly zone: string;
}

/** More lines than this nobody reads; all are counted. */
const MOST_SHOWN = 20;

/** The calls that go to providers, each with its account; its credential is forgotten as soon as that is known. Rejects with LedgerError. */
const askedOf = async ({ gate }: CallEdges, calls: CallList['calls']): Promise<readonly AskedCall[]> => {
  const requestOf = requestReader([...gate.packs.values()]);
  const asked: AskedCall[] = [];
  const accounts = new Map<string, string>();
  for (const http of calls) {
    const recognised = gate.recognise(requestOf(http));
    if (recognised === null) continue;
    const key = JSON.stringify([recognised.pack.id, recognised.practice, recognised.credential]);
    const account = accounts.get(key) ?? (await gate.accountOf(recognised));
    accounts.set(key, account);
    asked.push({ recognised: { ...recognised, credential: null }, account });
  }
  return asked;
};

/** Calls that were written down or recorded. */
export type CallList = Extract<CheckList, { readonly kind: 'calls' }>;

/** What calls would cost if they were sent now, each kind for itself. Records nothing, sends nothing, keeps nothing. Rejects with LedgerError. */
export const checkCalls = async (
  edges: CallEdges,
  { calls, untold }: CallList,
): Promise<Exclude<CheckAnswer, { readonly kind: 'answer' }>> => {
  const { gate, locale, zone } = edges;
  const asked = await askedOf(edges, calls);
  const elsewhere = calls.length - asked.length;
  if (asked.length === 0 && untold === 0) return { kind: 'trouble', say: noCallSay(elsewhere, locale) };
  const quoted: QuotedCalls[] = [];
  for (const { recognised, account, calls: joined } of joinCalls(asked)) {
    const quote = await gate.quote(recognised, account);
    quoted.push({ quote, view: quoteView(quote, locale, zone), calls: joined });
  }
  const read = [
    ...(quoted.length > MOST_SHOWN ? [moreCallsSay(quoted.length - MOST_SHOWN, locale)] : []),
    ...(elsewhere > 0 ? [elsewhereSay(elsewhere, locale)] : []),
  ];
  return {
    kind: 'calls',
    ...callsSay(quoted, untold, locale),
    calls: quoted.slice(0, MOST_SHOWN).map((one) => ({ ...callSay(one, locale), view: one.view })),
    read: read.length === 0 ? null : sayInTurn(read, locale),
  };
};
