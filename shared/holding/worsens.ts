import { type Ceiling, covers } from '../gate/ceiling.ts';
import type { GroupKind, GroupView, QuoteView } from '../words/views.ts';

/** A quote as a person reads it, with the most it may charge. */
export interface SeenQuote {
  readonly view: QuoteView;
  readonly ceiling: Ceiling;
}

/** More of these is good news. */
const GOOD: readonly GroupKind[] = ['free'];

/** What a group says of one item; a group without items says it of the whole call. */
const claimsOf = ({ kind, rule, say, items }: GroupView): readonly string[] =>
  (items.length === 0 ? [''] : items).map((item) => JSON.stringify([kind, rule, say, item]));

const claims = ({ groups }: QuoteView): readonly string[] =>
  groups.filter(({ kind }) => !GOOD.includes(kind)).flatMap(claimsOf);

const saysMore = (before: QuoteView, after: QuoteView): boolean => {
  const left = new Map<string, number>();
  for (const claim of claims(before)) left.set(claim, (left.get(claim) ?? 0) + 1);
  return claims(after).some((claim) => {
    const count = left.get(claim) ?? 0;
    left.set(claim, count - 1);
    return count === 0;
  });
};

/** What was not known and is now, or the other way round, may be less than the person thought. */
const fell = (before: number | null, after: number | null): boolean =>
  before === null || after === null ? before !== after : after < before;

const leavesLess = ({ bar: before }: QuoteView, { bar: after }: QuoteView): boolean => {
  if (before === null || after === null) return before !== after;
  return fell(before.left, after.left) || after.used > before.used || fell(before.allowance, after.allowance);
};

/**
 * True when a newer quote of the same call says anything that a person who read the older one might not have allowed: it may charge more, less is left, or a
 * charge, a doubt, a refusal or a warning is there that was not. In doubt it is true.
 */
export const worsens = (before: SeenQuote, after: SeenQuote): boolean =>
  !covers(before.ceiling, after.ceiling) ||
  (after.view.doubt !== null && after.view.doubt !== before.view.doubt) ||
  after.view.account !== before.view.account ||
  leavesLess(before.view, after.view) ||
  saysMore(before.view, after.view);
