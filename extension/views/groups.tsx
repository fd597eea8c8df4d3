import type { GroupKind, GroupView } from '../../shared/words/views.ts';
import type { Say } from '../words.ts';
import { Group } from './group.tsx';

const FEW_ITEMS = 8;
/** Where a person has to look at the numbers. */
export const OPEN: ReadonlySet<GroupKind> = new Set(['mistyped', 'again', 'warning']);

/** The reasons, worst first. Numbers lie open where a person has to look at them, or where there are few. */
export function Groups({ groups, say }: { readonly groups: readonly GroupView[]; readonly say: Say }) {
  const isSmall = groups.reduce((sum, { items }) => sum + items.length, 0) <= FEW_ITEMS;
  return (
    <ul class="groups">
      {groups.map((group) => (
        <Group
          key={`${group.kind} ${group.rule} ${group.say}`}
          group={group}
          startOpen={isSmall || OPEN.has(group.kind)}
          say={say}
        />
      ))}
    </ul>
  );
}
