import { OPEN } from '../views/groups.tsx';
import type { Say } from '../words.ts';
import { ChooseGroup } from './choose-group.tsx';
import type { Choice } from './use-choice.tsx';

const FEW_ITEMS = 8;

/** What goes out: three ways to say it at one press, then each reason and each number with its own tick. */
export function Choose({ choice, say }: { readonly choice: Choice; readonly say: Say }) {
  const { offers, groups, untold } = choice.view;
  const isSmall = groups.reduce((sum, { items }) => sum + items.length, 0) <= FEW_ITEMS;
  return (
    <>
      {offers.length === 0 ? null : <Offers choice={choice} say={say} />}
      {untold === null ? null : <p class="small muted choose-untold">{untold}</p>}
      <ul class="groups">
        {groups.map((group) => (
          <ChooseGroup
            key={group.key}
            group={group}
            choice={choice}
            startOpen={isSmall || OPEN.has(group.kind)}
            say={say}
          />
        ))}
      </ul>
    </>
  );
}

/** Each with what it comes to before it is pressed. What is ticked by hand leaves none pressed. */
function Offers({ choice, say }: { readonly choice: Choice; readonly say: Say }) {
  const { view, ticked, only } = choice;
  return (
    <fieldset class="offers">
      <legend class="spoken">{say('whatGoesOut')}</legend>
      {view.offers.map(({ kind, head, say: comesTo, places }) => {
        const isPressed = places.length === ticked.size && places.every((place) => ticked.has(place));
        return (
          <label key={kind} class="offer">
            <input type="radio" name="offer" checked={isPressed} onChange={() => only(places)} />
            <b>{head}</b> <span class="muted figures">{comesTo}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
