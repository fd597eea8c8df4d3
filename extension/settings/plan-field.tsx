import { useSignal } from '@preact/signals';
import type { AccountSettingsView } from '../../shared/words/account-settings.ts';
import { isAnyPlan, planName, planOf } from '../views/plan-name.ts';
import type { Say } from '../words.ts';
import { SavedField, type Source, useSaving } from './saved-field.tsx';
import type { SaySettings } from './settings-words.ts';

interface PlanFieldProps {
  readonly account: AccountSettingsView;
  readonly plan: string;
  readonly set: (plan: string) => Promise<void>;
  readonly say: Say;
  readonly saySettings: SaySettings;
}

const sourceOf = ({ isPlanSet, basis, card }: AccountSettingsView, saySettings: SaySettings): Source => {
  if (isPlanSet) return { kind: 'set', text: saySettings('byYou') };
  return basis === 'provider'
    ? { kind: 'provider', text: saySettings('byProvider', { provider: card.provider }) }
    : { kind: 'assumed', text: saySettings('assumed') };
};

/** The plan of an account. What nobody said is not known, and stands as such. */
export function PlanField({ account, plan, set, say, saySettings }: PlanFieldProps) {
  const { said, save } = useSaving(say, saySettings);
  const units = useSignal<string | null>(null);
  const any = account.plans.find(isAnyPlan);
  const known = account.plans.filter((one) => !isAnyPlan(one));
  const isOwn = account.isPlanSet && !known.includes(plan);
  return (
    <SavedField label={saySettings('plan')} source={sourceOf(account, saySettings)} said={said.value}>
      {(labelledBy) => (
        <>
          <select
            aria-labelledby={labelledBy}
            value={units.value !== null ? 'any' : account.isPlanSet ? plan : ''}
            onChange={(event) => {
              const picked = event.currentTarget.value;
              units.value = picked === 'any' ? '' : null;
              if (picked !== 'any' && picked !== '') void save(set(picked));
            }}
          >
            {account.isPlanSet ? null : <option value="">{saySettings('planUnknown')}</option>}
            {known.map((one) => (
              <option key={one} value={one}>
                {planName(one, say)}
              </option>
            ))}
            {isOwn ? <option value={plan}>{planName(plan, say)}</option> : null}
            {any === undefined ? null : <option value="any">{saySettings('anotherPlan')}</option>}
          </select>
          {units.value === null || any === undefined ? null : (
            <form
              class="setting-line"
              onSubmit={(event) => {
                event.preventDefault();
                void save(set(planOf(any, units.value ?? '')));
              }}
            >
              <input
                class="input figures"
                inputMode="numeric"
                size={9}
                aria-label={saySettings('units')}
                value={units.value}
                onInput={(event) => {
                  units.value = event.currentTarget.value;
                }}
              />
              <button type="submit" class="button">
                {saySettings('set')}
              </button>
            </form>
          )}
        </>
      )}
    </SavedField>
  );
}
