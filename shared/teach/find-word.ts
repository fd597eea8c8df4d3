import { MOST_OF_ANSWER, parseJson } from '../json/parse-json.ts';
import { type Leaf, leavesOf, pathOf, splitAtList, trailOf } from './json-leaves.ts';
import { sameNumber } from './recorded.ts';

/** How an answer says that what was asked for is accepted. */
export type Word =
  /** Item by item, each with its number. */
  | {
      readonly kind: 'items';
      readonly each: string;
      readonly number: string;
      readonly says: string;
      readonly trail: readonly string[];
      readonly value: string | number | boolean;
    }
  /** Once for the whole call. */
  | {
      readonly kind: 'call';
      readonly says: string;
      readonly trail: readonly string[];
      readonly value: string | number | boolean;
    };

/** Names of fields that say what became of a thing, the most telling first. */
const SAYING = [
  ...['status', 'state', 'result', 'outcome', 'accepted', 'created', 'added', 'success', 'succeeded', 'ok'],
  ...['code', 'errcode', 'error_code', 'errorcode', 'message', 'msg'],
];

/** What nobody says who accepts. */
const REFUSING =
  /^(?:false|error|err|fail(?:ed|ure)?|reject(?:ed)?|refused|invalid|denied|duplicate.*|exists|already.*)$/i;

const rankOf = ({ steps }: Leaf): number => {
  const last = steps.at(-1);
  return last?.kind === 'name' ? SAYING.indexOf(last.name.toLowerCase()) : -1;
};

const byRank = (leaves: readonly Leaf[]): readonly Leaf[] =>
  leaves
    .filter((leaf) => rankOf(leaf) >= 0 && String(leaf.value).length <= 60)
    .sort((a, b) => rankOf(a) - rankOf(b) || a.steps.length - b.steps.length);

/** The words for one thing in an answer: those that stand in the record that has its number. */
const itemWords = (leaves: readonly Leaf[], number: string): readonly Word[] =>
  leaves
    .filter(({ value }) => typeof value !== 'boolean' && sameNumber(String(value), number))
    .flatMap(({ steps }) => {
      const [list] = splitAtList(steps);
      // In no list, the record that has the number is the one.
      const each = list.length > 0 ? list : steps.slice(0, -1);
      const own = pathOf(steps.slice(each.length));
      const path = pathOf(each);
      const beside = leaves.filter(
        (leaf) => pathOf(leaf.steps.slice(0, each.length)) === path && leaf.steps.length > each.length,
      );
      return byRank(beside)
        .filter((leaf) => !leaf.steps.slice(each.length).some((step) => step.kind === 'each'))
        .map(
          (leaf): Word => ({
            kind: 'items',
            each: path,
            number: own,
            says: pathOf(leaf.steps.slice(each.length)),
            trail: trailOf(leaf.steps),
            value: leaf.value,
          }),
        );
    });

const callWords = (leaves: readonly Leaf[]): readonly Word[] =>
  byRank(leaves.filter(({ steps }) => steps.every(({ kind }) => kind === 'name'))).map(
    ({ steps, value }): Word => ({ kind: 'call', says: pathOf(steps), trail: trailOf(steps), value }),
  );

const wordsIn = (root: unknown, number: string): readonly Word[] => {
  const leaves = leavesOf(root);
  return [...itemWords(leaves, number), ...callWords(leaves)].filter(({ value }) => !REFUSING.test(String(value)));
};

/**
 * The words by which an answer may say that the number is accepted, the likeliest first; where the answer has none, its status has to do. Words that only a refusal has
 * are none.
 */
export const findWords = (answer: string | null, number: string): readonly Word[] => {
  const read = answer === null ? null : parseJson(answer, MOST_OF_ANSWER);
  if (read?.kind !== 'json') return [];
  return wordsIn(read.value, number);
};
