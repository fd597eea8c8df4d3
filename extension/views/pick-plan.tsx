import { useSignal } from '@preact/signals';
import type { NotKnown } from '../messages.ts';
import type { Say } from '../words.ts';
import { isAnyPlan, planOf } from './plan-name.ts';

interface PickPlanProps {
  readonly id: string;
  readonly plans: NotKnown['plans'];
  readonly pick: (plan: string) => void;
  readonly leave: () => void;
  readonly say: Say;
}

/** The plans of a provider: one press says it; where the person says how many, a number is asked for. Not knowing is an answer, too. */
export function PickPlan({ id, plans, pick, leave, say }: PickPlanProps) {
  const asked = useSignal<string | null>(null);
  const units = useSignal('');
  return (
    <div id={id} class="pick-plan">
      <ul aria-label={say('plans')}>
        {plans.map(({ plan, say: name }) => (
          <li key={plan}>
            <button
              type="button"
              class="button"
              aria-expanded={isAnyPlan(plan) ? asked.value === plan : undefined}
              onClick={() => {
                if (isAnyPlan(plan)) asked.value = asked.peek() === plan ? null : plan;
                else pick(plan);
              }}
            >
              {name}
            </button>
          </li>
        ))}
        <li>
          <button type="button" class="button" onClick={leave}>
            {say('planUnknown')}
          </button>
        </li>
      </ul>
      {asked.value === null ? null : (
        <form
          class="plan-units"
          onSubmit={(event) => {
            event.preventDefault();
            pick(planOf(asked.peek() ?? '', units.peek()));
          }}
        >
          <label>
            <span class="small">{say('planUnits')}</span>
            <input
              type="text"
              inputMode="numeric"
              autocomplete="off"
              required
              pattern="[0-9]{1,9}"
              value={units.value}
              onInput={(event) => {
                units.value = event.currentTarget.value;
              }}
            />
          </label>
          <button type="submit" class="button">
            {say('planSave')}
          </button>
        </form>
      )}
    </div>
  );
}
