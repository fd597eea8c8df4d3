import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { ManyGroup } from '../../shared/words/many-view.ts';
import { plainText } from '../../shared/words/plain-text.ts';
import { FoldedList } from '../views/folded-list.tsx';
import { Unfold } from '../views/unfold.tsx';
import type { Say } from '../words.ts';
import { Tick } from './tick.tsx';

interface ManyLineProps {
  readonly group: ManyGroup;
  readonly unticked: ReadonlySet<string>;
  readonly tick: (calls: readonly string[], to: 'goes' | 'stays') => void;
  readonly say: Say;
}

/** What some calls of a site have in common, with a tick for all of them; unfolded: the calls, each with its own. */
export function ManyLine({ group, unticked, tick, say }: ManyLineProps) {
  const open = useSignal(false);
  const id = useId();
  const ids = group.calls.map(({ call }) => call);
  const out = ids.filter((call) => unticked.has(call)).length;
  return (
    <li class="line">
      <div class="line-head">
        <Tick
          id={`${id}t`}
          state={out === 0 ? 'all' : out === ids.length ? 'none' : 'some'}
          change={(to) => tick(ids, to)}
        />
        <label class="line-name" for={`${id}t`}>
          {group.head}
        </label>
        <span class={`line-units figures ${out === ids.length ? 'muted' : toneOf(group)}`}>{group.units}</span>
        <Unfold isOpen={open} look="plain-button fold" controls={id} label={say('callsOf', { what: group.head })} />
      </div>
      <p class="line-say small muted">{group.say}</p>
      {open.value ? (
        <div id={id} class="line-calls">
          <FoldedList
            items={group.calls}
            line={({ call, head, at, units }) => (
              <li key={call} class="line-call">
                <Tick
                  id={`${id}${call}`}
                  state={unticked.has(call) ? 'none' : 'all'}
                  change={(to) => tick([call], to)}
                />
                <label class="figures" for={`${id}${call}`}>
                  {plainText(head)} <span class="small muted">{at}</span>
                </label>
                <span class={`line-units figures ${unticked.has(call) ? 'muted' : toneOf(group)}`}>{units}</span>
              </li>
            )}
            say={say}
          />
        </div>
      ) : null}
    </li>
  );
}

const toneOf = ({ kind }: ManyGroup): string => {
  if (kind === 'again') return 'tone-again';
  return kind === 'charge' || kind === 'maybe' || kind === 'warning' ? 'tone-charge' : '';
};
