import type { GroupView } from '../../shared/words/views.ts';
import type { Say } from '../words.ts';
import { Group } from './group.tsx';

const FEW_ITEMS = 8;

/** The reasons, worst first. Numbers lie open where a person has to look at them, or where there are few. */
export function Groups({ groups, say }: { readonly groups: readonly GroupView[]; readonly say: Say }) {
  const isSmall = groups.reduce((sum, { items }) => sum + items.length, 0) <= FEW_ITEMS;
  return (
    <ul class="groups">
      {groups.map((group) => (
        <Group
          key={`${group.kind} ${group.rule} ${group.say}`}
          group={group}
          startOpen={isSmall || group.kind === 'again' || group.kind === 'warning'}
          say={say}
        />
      ))}
    </ul>
  );
}
