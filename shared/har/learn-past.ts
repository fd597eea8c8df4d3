import { toUnits } from '../amount.ts';
import { type AccountBooks, periodOf, totalsOf } from '../books/account.ts';
import { usedOf } from '../books/allowance.ts';
import { type Books, PRACTICE_ACCOUNT, peekAccount } from '../books/books.ts';
import { headerOfRead } from '../gate/headers.ts';
import type { Naming } from '../gate/way-names.ts';
import type { Figures, Past, PastCall } from '../messages/practice-port.ts';
import type { Posting } from '../model/posting.ts';
import { recogniseFor } from '../recognise/recognise.ts';
import { answerBody } from '../rules/answer.ts';
import { newDraft } from '../rules/draft.ts';
import { monthsNeeds } from '../rules/turn.ts';
import { auditEntries } from './audit.ts';
import type { Player } from './play.ts';
import type { RecordedEntry } from './recording.ts';

const entryOf = (books: Books, run: string, call: PastCall, index: number): RecordedEntry | null => {
  const pack = books.packs.get(call.provider);
  const url = `https://${pack?.document.hosts[0] ?? ''}${call.target}`;
  if (pack === undefined || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  const body = call.body === '' ? ({ kind: 'none' } as const) : ({ kind: 'text', text: call.body } as const);
  const recognised = recogniseFor(pack, { method: call.method, url, headers: [], body }, parsed, {
    pathname: parsed.pathname,
    practice: true,
  });
  if (recognised === null) return null;
  const answer = {
    kind: 'response',
    status: call.status,
    body: answerBody(call.answer === '' ? null : call.answer),
  } as const;
  return {
    index,
    at: call.at,
    call: {
      id: `practice:${run}:${index}`,
      at: call.at,
      tookMs: 0,
      recognised,
      account: PRACTICE_ACCOUNT,
      tag: null,
      answer,
    },
    problem: null,
  };
};

/** Begins the practice account anew: what an earlier run of the portal left in the books no longer counts. */
const beginAnew = (
  books: Books,
  run: string,
  entries: readonly RecordedEntry[],
  player: Player,
  now: number,
): readonly Posting[] => {
  const first = new Map(
    entries.flatMap(({ call }) => (call === null ? [] : [[call.recognised.pack.id, call] as const])),
  );
  return [...first.values()].flatMap(({ recognised, account }) => {
    const header = headerOfRead(
      { recognised, account, from: player.from, origin: player.origin },
      `practice:${run}:${recognised.pack.id}`,
      now,
      null,
    );
    const draft = newDraft(books, { ...header, kind: 'begin-practice', call: null, asks: [] }, player.nextOrder());
    return draft === null ? [] : [draft.done()];
  });
};

/** What learning a past reads: its account begins anew, so all of that is known, and the ids that its calls are known by are looked for. */
export const pastNames =
  (past: Past, now: number): Naming =>
  (names, books) => [
    ...names.flights(),
    ...[...books.packs.keys()].flatMap((provider) => {
      const account = peekAccount(books, provider, PRACTICE_ACCOUNT);
      return account === null ? [] : monthsNeeds(names, books, account, past.calls[0]?.at ?? now, now);
    }),
    ...[...books.packs.keys()].flatMap((provider) => names.id(`practice:${past.run}:${provider}:read`)),
    ...past.calls.flatMap((_, index) => {
      const id = `practice:${past.run}:${index}`;
      return [...names.call(id), ...[`${id}:read`, `${id}:settle`].flatMap(names.id)];
    }),
  ];

/**
 * Teaches the books what a run of the practice portal did before it was opened, so that they and the simulated providers agree from the start. Returns the
 * postings, already applied; none for a run that the books know.
 */
export const learnPast = (books: Books, past: Past, now: number, player: Player): readonly Posting[] => {
  const entries = past.calls.flatMap((call, index) => entryOf(books, past.run, call, index) ?? []);
  const isKnown = [...books.packs.keys()].some((provider) => books.known.has(`practice:${past.run}:${provider}:read`));
  if (isKnown || entries.length === 0) return [];
  const begun = beginAnew(books, past.run, entries, player, now);
  return [...begun, ...auditEntries(books, entries, player, now, () => null).append];
};

const figureOf = (account: AccountBooks, now: number): { readonly used: number; readonly unproved: number } => {
  const totals = totalsOf(account, account.pack.mainMeter, periodOf(account, now).id);
  const used = toUnits(usedOf(totals));
  return { used, unproved: used - toUnits(totals.charged) };
};

/** What the books hold of the practice account this month, by provider. */
export const practiceFigures = (books: Books, now: number): Figures => {
  const accounts = [...books.accounts.values()].filter((account) => account.id === PRACTICE_ACCOUNT);
  return Object.fromEntries(accounts.map((account) => [account.provider, figureOf(account, now)]));
};
