import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { ChoiceGroup } from '../../shared/words/choice-view.ts';
import { plainText } from '../../shared/words/plain-text.ts';
import type { GroupKind } from '../../shared/words/views.ts';
import { FoldedList } from '../views/folded-list.tsx';
import { Source } from '../views/group.tsx';
import { NumberText } from '../views/number-text.tsx';
import { Unfold } from '../views/unfold.tsx';
import type { Say } from '../words.ts';
import type { Choice } from './use-choice.tsx';

interface ChooseGroupProps {
  readonly group: ChoiceGroup;
  readonly choice: Pick<Choice, 'ticked' | 'tick'>;
  readonly startOpen: boolean;
  readonly say: Say;
}

/** Costs nothing whether it goes out or not: why is said when its numbers are looked at. */
const IDLE: ReadonlySet<GroupKind> = new Set(['free', 'refused']);

/** A reason with what it stands for: a tick for all of it, and one for each number. */
export function ChooseGroup({ group, choice, startOpen, say }: ChooseGroupProps) {
  const open = useSignal(startOpen);
  const id = useId();
  const isHeld = !group.items.some(({ place, isChosen }) => isChosen && choice.ticked.has(place));
  return (
    <li class={`group group-${group.kind} choose-group${group.isRider ? ' choose-rider' : ''}`}>
      <div class="choose-head">
        {group.isRider ? null : <GroupTick group={group} choice={choice} labelledBy={`${id}-head`} />}
        <h2>
          <Unfold isOpen={open} look="plain-button group-head" controls={id}>
            <span id={`${id}-head`}>{group.head}</span>
            <span class={`group-units figures ${isHeld ? 'muted' : `tone-${group.kind}`}`}>{group.units}</span>
          </Unfold>
        </h2>
      </div>
      {open.value || !IDLE.has(group.kind) ? (
        <p class="muted">
          {group.say} <Source group={group} say={say} />
        </p>
      ) : null}
      {open.value ? <Items id={id} group={group} choice={choice} say={say} /> : null}
    </li>
  );
}

interface TickProps {
  readonly group: ChoiceGroup;
  readonly choice: Pick<Choice, 'ticked' | 'tick'>;
}

/** All, some or none of a group. Pressed while some are ticked, it ticks all. */
function GroupTick({ group, choice, labelledBy }: TickProps & { readonly labelledBy: string }) {
  const box = useRef<HTMLInputElement>(null);
  const places = group.items.map(({ place }) => place);
  const out = places.filter((place) => choice.ticked.has(place)).length;
  const isSome = out > 0 && out < places.length;
  useLayoutEffect(() => {
    if (box.current !== null) box.current.indeterminate = isSome;
  });
  return (
    <label class="tick">
      <input
        ref={box}
        type="checkbox"
        aria-labelledby={labelledBy}
        checked={out === places.length}
        onChange={() => choice.tick(places, out === places.length ? 'here' : 'out')}
      />
    </label>
  );
}

function Items({ id, group, choice, say }: TickProps & { readonly id: string; readonly say: Say }) {
  const { items, isRider } = group;
  return (
    <div id={id} class="numbers choose-numbers">
      <FoldedList
        items={items}
        look={items.some(({ fault }) => fault !== undefined) ? 'figures faulty' : 'figures'}
        line={({ place, number, fault }) => (
          <li key={place}>
            {isRider ? (
              plainText(number)
            ) : (
              <label class="choose-item">
                <input
                  type="checkbox"
                  checked={choice.ticked.has(place)}
                  onChange={({ currentTarget }) => choice.tick([place], currentTarget.checked ? 'out' : 'here')}
                />
                <span>
                  <NumberText number={number} fault={fault ?? null} />
                </span>
              </label>
            )}
          </li>
        )}
        say={say}
      />
    </div>
  );
}
