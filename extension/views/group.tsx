import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { GroupView } from '../../shared/words/views.ts';
import type { Say } from '../words.ts';
import { Numbers } from './numbers.tsx';
import { Unfold } from './unfold.tsx';

interface GroupProps {
  readonly group: GroupView;
  /** Whether its numbers are unfolded from the start. */
  readonly startOpen: boolean;
  readonly say: Say;
}

/** What some items of a call have in common: how many, what they cost, why, whose rule it is, and which they are. */
export function Group({ group, startOpen, say }: GroupProps) {
  const open = useSignal(startOpen);
  const id = useId();
  const head = (
    <>
      <span>{group.head}</span>
      <span class={`group-units figures tone-${group.kind}`}>{group.units}</span>
    </>
  );
  return (
    <li class={`group group-${group.kind}`}>
      {group.items.length === 0 ? (
        <h2 class="group-head">{head}</h2>
      ) : (
        <h2>
          <Unfold isOpen={open} look="plain-button group-head" controls={id}>
            {head}
          </Unfold>
        </h2>
      )}
      <p class="muted">
        {group.say} <Source group={group} say={say} />
      </p>
      {open.value && group.items.length > 0 ? (
        <Numbers id={id} items={group.items} faults={group.faults ?? {}} say={say} />
      ) : null}
    </li>
  );
}

/** The provider's page that states a rule. */
export function Source({
  group,
  say,
}: {
  readonly group: Pick<GroupView, 'source' | 'sourceName'>;
  readonly say: Say;
}) {
  // Rule packs can come from anywhere: nothing but a web page is opened.
  if (group.source === null || !/^https?:\/\//i.test(group.source)) return null;
  return (
    <a href={group.source} target="_blank" rel="noreferrer">
      {group.sourceName}
      <span class="spoken"> ({say('newTab')})</span>
    </a>
  );
}
