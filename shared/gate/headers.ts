import type { Amount } from '../amount.ts';
import type { Decision, Posting } from '../model/posting.ts';
import type { Recognised } from '../recognise/recognise.ts';
import type { Header } from '../rules/draft.ts';
import type { Quote } from '../rules/quote.ts';
import type { From } from './ports.ts';

const quotedOf = (quote: Quote): Posting['quoted'] => {
  const quoted: Record<string, readonly [Amount, Amount, Amount | null]> = {};
  for (const meter of quote.meters) quoted[meter.meter] = [meter.min, meter.likely, meter.max];
  return quoted;
};

/** Whose call it is, and who writes of it. */
export interface About {
  readonly recognised: Recognised;
  readonly account: string;
  readonly from: From;
  readonly origin: string;
}

const base = (
  { recognised, account, from, origin }: About,
  at: number,
): Omit<Header, 'id' | 'kind' | 'call' | 'decision' | 'status' | 'quoted' | 'asks'> => ({
  at,
  sent: at,
  provider: recognised.pack.id,
  account,
  action: recognised.action,
  pack: recognised.pack.stamp,
  route: recognised.call?.id ?? '',
  params: recognised.params,
  road: from.road,
  origin,
  tag: from.tag,
  user: from.user,
  site: from.site,
  items: recognised.items,
  ...(recognised.unread ? { unread: true as const } : {}),
  settings: null,
});

/** The head of a reservation: what was asked, quoted and decided, on record before the call leaves. */
export const reserveHeader = (about: About, id: string, at: number, quote: Quote, decision: Decision): Header => ({
  ...base(about, at),
  id,
  kind: 'reserve',
  call: id,
  decision,
  status: null,
  quoted: quotedOf(quote),
  asks: about.recognised.asks,
});

/** A call that was not let through: kept for people, no total depends on it. */
export const blockPosting = (about: About, id: string, at: number, quote: Quote, decision: Decision): Posting => ({
  ...base(about, at),
  id: `${id}:block`,
  kind: 'block',
  call: id,
  decision,
  status: null,
  quoted: quotedOf(quote),
  asks: [],
  moves: [],
  changes: [],
  warnings: [],
});

/** The head of a settlement, made from its reservation. */
export const settleHeader = (
  reserved: Posting,
  at: number,
  status: number | null,
  kind: 'settle' | 'recover',
): Header => ({
  id: `${reserved.id}:${kind}`,
  kind,
  at,
  sent: reserved.sent,
  call: reserved.call,
  provider: reserved.provider,
  account: reserved.account,
  action: reserved.action,
  pack: reserved.pack,
  route: reserved.route,
  params: reserved.params,
  road: reserved.road,
  origin: reserved.origin,
  tag: reserved.tag,
  user: reserved.user,
  site: reserved.site,
  decision: null,
  items: reserved.items,
  status,
  quoted: null,
  asks: [],
  settings: null,
});

/** The head of what a call that cannot charge taught. */
export const headerOfRead = (about: About, id: string, at: number, status: number | null): Header => ({
  ...base(about, at),
  id: `${id}:read`,
  kind: 'read',
  call: id,
  decision: null,
  status,
  quoted: null,
  asks: [],
});

/** The same as a posting of its own that moves and changes nothing. */
export const readPosting = (about: About, id: string, at: number, status: number | null): Posting => ({
  ...headerOfRead(about, id, at, status),
  moves: [],
  changes: [],
  warnings: [],
});
