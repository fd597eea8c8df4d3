import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { type PageClient, Refused } from '../page-client.ts';
import type { PlanChoice } from '../settings-messages.ts';
import { isAnyPlan, planName, planOf } from '../views/plan-name.ts';
import type { Say } from '../words.ts';
import type { SayWelcome } from './welcome-words.ts';

interface PickPlanProps {
  readonly choice: PlanChoice;
  readonly setAccount: PageClient['setAccount'];
  readonly say: Say;
  readonly sayWelcome: SayWelcome;
}

const NOTES: Readonly<Record<string, 'notes100' | 'notes200' | 'notesN'>> = {
  '200-once': 'notes200',
  '100-monthly': 'notes100',
  'N-monthly': 'notesN',
};

const DONT_KNOW = 'dont-know';

/** The newest plan first, any number last. */
const inOrder = (plans: readonly string[]): readonly string[] => [
  ...plans.filter((plan) => plan.endsWith('-once')),
  ...plans.filter((plan) => !plan.endsWith('-once') && !isAnyPlan(plan)),
  ...plans.filter(isAnyPlan),
];

/** The plan that accounts not yet seen start with. None is chosen at first, and not to know it is an answer. */
export function PickPlan({ choice, setAccount, say, sayWelcome }: PickPlanProps) {
  const id = useId();
  const picked = useSignal<string | null>(choice.plan);
  const units = useSignal('');
  const said = useSignal<string | null>(null);
  const provider = choice.title;
  const set = async (plan: string): Promise<void> => {
    try {
      await setAccount({ provider: choice.provider, account: '*', settings: { plan } });
      said.value = sayWelcome('planSaid', { plan: planName(plan, say) });
    } catch (error) {
      said.value = error instanceof Refused ? error.message : say('notSet');
    }
  };
  const isPicked = (plan: string): boolean =>
    picked.value === plan || (isAnyPlan(plan) && picked.value !== null && !choice.plans.includes(picked.value));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (picked.value !== null && isAnyPlan(picked.value)) void set(planOf(picked.value, units.value));
      }}
    >
      <fieldset class="welcome-plans">
        <legend class="spoken">{sayWelcome('planHead', { provider })}</legend>
        {inOrder(choice.plans).map((plan) => {
          const note = NOTES[plan];
          return (
            <label key={plan} class="welcome-plan">
              <input
                type="radio"
                name={`${id}-plan`}
                checked={isPicked(plan)}
                onChange={() => {
                  picked.value = plan;
                  said.value = null;
                  if (!isAnyPlan(plan)) void set(plan);
                }}
              />
              <span>
                <b>{isAnyPlan(plan) ? sayWelcome('another') : planName(plan, say)}</b>
                {note === undefined ? null : <span class="small muted">{sayWelcome(note)}</span>}
              </span>
            </label>
          );
        })}
      </fieldset>
      {picked.value !== null && isAnyPlan(picked.value) ? (
        <p class="welcome-units">
          <label for={`${id}-units`}>{sayWelcome('perMonth')}</label>
          <input
            id={`${id}-units`}
            class="input figures"
            inputMode="numeric"
            size={9}
            value={units.value}
            onInput={(event) => {
              units.value = event.currentTarget.value;
            }}
          />
          <button type="submit" class="button">
            {sayWelcome('set')}
          </button>
        </p>
      ) : null}
      <p class="welcome-answer">
        <span role="status" class="muted">
          {picked.value === DONT_KNOW
            ? sayWelcome('dontKnowSaid', { provider })
            : (said.value ?? sayWelcome('planNote', { provider }))}
        </span>
        {choice.plan === null && (picked.value === null || picked.value === DONT_KNOW) ? (
          <button
            type="button"
            class="plain-button link"
            aria-pressed={picked.value === DONT_KNOW}
            onClick={() => {
              picked.value = DONT_KNOW;
            }}
          >
            {sayWelcome('dontKnow')}
          </button>
        ) : null}
      </p>
    </form>
  );
}
