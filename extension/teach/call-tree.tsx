import { useId } from 'preact/hooks';
import { samePlace, type TreeLine } from '../../shared/teach/call-tree.ts';
import type { Place } from '../../shared/teach/recorded.ts';
import { sayNumber } from '../../shared/words/locale.ts';
import type { SayTeach } from './teach-words.ts';

interface CallTreeProps {
  readonly lines: readonly TreeLine[];
  readonly chosen: Place | null;
  readonly choose: (place: Place) => void;
  readonly say: SayTeach;
}

/** All that a call carried, to pick the place of its numbers from; where the number was found is marked. */
export function CallTree({ lines, chosen, choose, say }: CallTreeProps) {
  const id = useId();
  return (
    <details class="tree">
      <summary class="small">{say('anotherPlace')}</summary>
      <fieldset class="mono">
        <legend class="spoken">{say('where')}</legend>
        {lines.map(({ depth, name, value, of, place, isFound }, at) => (
          <div key={at} style={{ paddingInlineStart: `${Math.min(depth, 8)}rem` }}>
            {place === null ? (
              <span class="muted">
                {name} {of === null ? value : say('eachOf', { n: sayNumber(of, say.locale) })}
              </span>
            ) : (
              <label>
                <input
                  type="radio"
                  name={`${id}-place`}
                  checked={chosen !== null && samePlace(chosen, place)}
                  onChange={() => choose(place)}
                />
                <span>
                  {name}: {isFound ? <mark>{value}</mark> : value}
                </span>
                {isFound ? <strong class="small">{say('yourNumber')}</strong> : null}
              </label>
            )}
          </div>
        ))}
      </fieldset>
    </details>
  );
}
