import { kinds } from './kinds.ts';
import type { Outcome } from './run-ways.ts';

/** What was seen of each way, by its name. A way that is not there does not reach a provider in this browser even when nobody guards. */
export interface Seen {
  readonly browser: string;
  /** From a provider's own site. */
  readonly own: ReadonlyMap<string, Outcome>;
  /** From a site that was never added. */
  readonly other: ReadonlyMap<string, Outcome>;
}

const INTRODUCTION = `# What Tollgate stops

A test makes this page (\`test/coverage/\`): it makes a call that charges in every way that is known to us, in real browsers, and looks at what
reaches the provider while nobody has allowed anything.

- **held**: Tollgate stops the call before it leaves, and asks you. The page waits for your answer.
- **blocked**: the browser refuses the call, by Tollgate's rules. The page sees a network error. Nothing is sent, and nothing is charged.
- **no key**: the browser makes this request itself and shows it to no extension. A page can choose its address, but cannot give it the key of your account, so the provider refuses it.
- **–**: this browser makes no call in this way, with Tollgate or without.

What that means for you:

- On sites that Tollgate guards, what scripts call by \`fetch\` and \`XMLHttpRequest\` is held: you see what it will use, and decide.
- All other ways are blocked, on every site, also on those that you never added. To be asked about calls of a site, add it.
- Calls that cost nothing pass, and so do the providers' own pages and pictures. On guarded sites headers are taken off them by which some servers take another call.
- While the browser puts a new version of Tollgate in place of the old one, its rules do not hold for a moment: a worker could call then. What is held stays held.
- In private windows the browser asks you first whether Tollgate may run there.

In each table the first column of a browser is a provider's own site, which is guarded from the start; the second is a site that was never added.
`;

const cell = (outcome: Outcome | undefined): string => outcome ?? '–';

const counted = (seen: Seen): string => {
  const say = (outcomes: ReadonlyMap<string, Outcome>): string => {
    const count = (of: Outcome): number => [...outcomes.values()].filter((outcome) => outcome === of).length;
    return `${count('held')} held, ${count('blocked')} blocked, ${count('no key')} without a key, ${count('slips')} slipped`;
  };
  return `${seen.browser}: ${say(seen.own)}. From a site that was never added: ${say(seen.other)}.`;
};

/** docs/COVERAGE.md, of what was seen. */
export const coverageTable = (all: readonly Seen[]): string => {
  const head = ['Way', ...all.flatMap(({ browser }) => [browser, 'other site'])];
  const tables = kinds.map(({ heading, ways }) => {
    const lines = ways.map(({ way }) => [
      way,
      ...all.flatMap(({ own, other }) => [cell(own.get(way)), cell(other.get(way))]),
    ]);
    const widths = head.map((title, at) =>
      Math.max(...[head, ...lines].map((line) => line[at]?.length ?? title.length)),
    );
    const row = (cells: readonly string[]): string =>
      `| ${cells.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`;
    return [`## ${heading}`, '', row(head), row(widths.map((width) => '-'.repeat(width))), ...lines.map(row), ''].join(
      '\n',
    );
  });
  return [INTRODUCTION, ...all.map((seen) => `${counted(seen)}\n`), ...tables].join('\n');
};

const cellsOf = (line: string): readonly string[] => line.split('|').map((cell) => cell.trim());

/** A way that a slow machine did not see at all says nothing; all else must be as it was written down. */
const isSame = (written: string, seen: string): boolean => {
  const [left, right] = [cellsOf(written), cellsOf(seen)];
  return (
    left.length === right.length && left.every((cell, at) => cell === right[at] || cell === '–' || right[at] === '–')
  );
};

/** The lines of the document that say something else than was seen. How many ways there were is no more than their sum. */
export const differences = (written: string, seen: string): readonly string[] => {
  const isCount = (line: string): boolean => /^(?:Chromium|Firefox): /.test(line);
  const [left, right] = [written, seen].map((text) => text.split('\n').filter((line) => !isCount(line)));
  const lines = (left ?? []).filter((line, at) => !isSame(line, right?.[at] ?? ''));
  return (left ?? []).length === (right ?? []).length ? lines : [...lines, `${right?.length} lines were seen`];
};
