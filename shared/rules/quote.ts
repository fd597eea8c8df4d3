import { type AccountBooks, periodOf } from '../books/account.ts';
import type { Ask } from '../model/posting.ts';
import type { CompiledCall } from '../pack/compiled.ts';
import type { Case } from '../pack/condition.ts';
import type { Recognised } from '../recognise/recognise.ts';
import { type Batch, newBatch } from './batch.ts';
import { freeLine, type Line } from './line.ts';
import { priceItem, priceMostOf } from './price-item.ts';
import { capLines, type MeterQuote, sumMeters } from './quote-meters.ts';

/** What a call will charge, before it leaves. */
export interface Quote {
  readonly recognised: Recognised;
  readonly account: AccountBooks;
  readonly at: number;
  readonly lines: readonly Line[];
  readonly meters: readonly MeterQuote[];
  /** Why nobody knows what it costs, or null. */
  readonly unknown: string | null;
}

const whyUnknown = ({ action, call, unreadable }: Recognised): string | null => {
  if (action === 'unknown') return unreadable ?? 'no rule describes this call';
  return call !== null && call.charges.length > 0 ? unreadable : null;
};

/** Prices one item after those before it in the batch, and notes what it will have changed for those after it. */
const priceNext = (call: CompiledCall, about: Case, ask: Ask, index: number, batch: Batch, lines: Line[]): void => {
  batch.look(about, index);
  const { number } = about;
  const isOpenQuestion = call.resolve && ask.variant === '' && number !== null;
  const accepted = isOpenQuestion
    ? priceMostOf(call, about, index, number, lines)
    : priceItem(call, about, index, lines);
  if (accepted) batch.accept(about);
};

const priceAll = (call: CompiledCall, recognised: Recognised, account: AccountBooks, at: number): readonly Line[] => {
  const { asks, params } = recognised;
  const lines: Line[] = [];
  const first = asks[0];
  if (first === undefined) return lines;
  const about: Case = { ask: first, params, item: null, number: null, at, period: periodOf(account, at).id };
  const tooMany = call.most !== null && asks.length > call.most.items ? call.most.rule : null;
  const batch = newBatch(account, call, asks);
  for (let index = 0; index < asks.length; index++) {
    const ask = asks[index];
    if (ask === undefined) continue;
    about.ask = ask;
    about.item = null;
    const refused = tooMany ?? (ask.valid ? null : call.malformed);
    if (refused !== null) lines.push(freeLine(index, about, refused, 'refused'));
    else priceNext(call, about, ask, index, batch, lines);
  }
  return lines;
};

/**
 * What a call will charge if it is sent at this time: bounds per meter and a line per item and rule. Changes nothing. The bounds hold if the
 * provider serves the call and refuses only what the rules predict (contract §2).
 */
export const quoteCall = (recognised: Recognised, account: AccountBooks, at: number): Quote => {
  const { call } = recognised;
  const unknown = whyUnknown(recognised);
  const lines = call === null || unknown !== null ? [] : priceAll(call, recognised, account, at);
  if (call !== null && call.charges.length > 0) capLines(account, call, lines, at);
  return {
    recognised,
    account,
    at,
    lines,
    meters: sumMeters(account, call, unknown === null ? lines : null, at),
    unknown,
  };
};
