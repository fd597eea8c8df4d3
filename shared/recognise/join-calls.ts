import type { Recognised } from './recognise.ts';

/** A call with its account, its credential forgotten. */
export interface AskedCall {
  readonly recognised: Recognised;
  readonly account: string;
}

/** Calls that are priced as one; `calls` is how many they are. */
export interface JoinedCall extends AskedCall {
  readonly calls: number;
}

const AFTER_CHANGE = 'a call before it deletes or moves one of its numbers';

/** What earlier calls ended or moved, by account: single numbers, or nobody knows which. */
interface Changed {
  readonly numbers: Set<string>;
  all: boolean;
}

const beginsForMoney = ({ call }: Recognised): boolean =>
  call?.begins === true && call.charges.some(({ once }) => once === 'registration');

/** A registration costs something else once an earlier call has deleted or moved its number, which the books cannot show yet. */
const sinceChange = (recognised: Recognised, changed: Changed): Recognised =>
  beginsForMoney(recognised) && (changed.all || recognised.asks.some(({ number }) => changed.numbers.has(number)))
    ? { ...recognised, unreadable: recognised.unreadable ?? AFTER_CHANGE }
    : recognised;

const noteChange = ({ call, asks, unread }: Recognised, changed: Changed): void => {
  if (unread) changed.all = true;
  if (call?.unsettles === true) for (const { number } of asks) changed.numbers.add(number);
};

/** A call that the provider would refuse for its length stays by itself. */
const isTooLong = ({ call, asks }: Recognised): boolean =>
  call !== null && call.most !== null && asks.length > call.most.items;

const keyOf = ({ recognised, account }: AskedCall): string => {
  const { pack, call, action, params, unreadable } = recognised;
  return JSON.stringify([pack.id, account, call?.id ?? null, action, params, unreadable]);
};

const joinAll = (calls: readonly AskedCall[]): readonly JoinedCall[] => {
  const [first, ...more] = calls;
  if (first === undefined) return [];
  if (more.length === 0) return [{ ...first, calls: 1 }];
  const asks = calls.flatMap(({ recognised }) => recognised.asks);
  const { call } = first.recognised;
  const recognised: Recognised = {
    ...first.recognised,
    // Each of them was short enough.
    call: call === null ? null : { ...call, most: null },
    asks,
    items: calls.reduce((sum, one) => sum + one.recognised.items, 0),
    isLenient: calls.some((one) => one.recognised.isLenient),
  };
  return [{ recognised, account: first.account, calls: calls.length }];
};

/**
 * Makes one call of those that do the same on one account, in the order of the first of each, so that a number is seen that stands in two of them. What nobody can
 * read is joined by the reason.
 */
export const joinCalls = (calls: readonly AskedCall[]): readonly JoinedCall[] => {
  const changes = new Map<string, Changed>();
  const groups = new Map<string, AskedCall[]>();
  for (const { recognised: asked, account } of calls) {
    const at = `${asked.pack.id}|${account}`;
    const changed = changes.get(at) ?? { numbers: new Set(), all: false };
    changes.set(at, changed);
    const one = { recognised: sinceChange(asked, changed), account };
    noteChange(asked, changed);
    const key = isTooLong(asked) ? `alone ${groups.size}` : keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap(joinAll);
};
