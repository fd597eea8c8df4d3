import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { PoliciesState, PolicyInput } from '../policy-messages.ts';
import { Field } from './field.tsx';
import type { PolicySay } from './policies.tsx';

interface PolicyFormProps {
  /** Which calls the policy is of that is changed; or that one is added. */
  readonly heading: string;
  readonly input: PolicyInput;
  readonly accounts: PoliciesState['accounts'];
  readonly sites: PoliciesState['sites'];
  readonly say: PolicySay;
  readonly save: (input: PolicyInput) => Promise<void>;
  readonly cancel: () => void;
}

const DOES = ['pass', 'observe', 'ask', 'block'] as const satisfies readonly PolicyInput['does'][];
const LASTS = ['hour', 'tonight', 'week'] as const;
const BOUNDS = ['call', 'day', 'keep'] as const;
const NO_UNITS = 'no number';

/** Units as a person wrote them; null for nothing. */
const unitsIn = (text: string): number | null | typeof NO_UNITS => {
  const written = text.trim();
  if (written === '') return null;
  return /^\d{1,9}([.,]\d{1,3})?$/.test(written) ? Number(written.replace(',', '.')) : NO_UNITS;
};

/** What is said of which calls. Nothing counts before it is saved. */
export function PolicyForm({ heading, input, accounts, sites, say, save, cancel }: PolicyFormProps) {
  const edited = useSignal(input);
  const bounds = useSignal({
    call: input.call?.toString() ?? '',
    day: input.day?.toString() ?? '',
    keep: input.keep?.toString() ?? '',
  });
  const isWrong = useSignal(false);
  const first = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => first.current?.focus(), []);
  const now = edited.value;
  const set = (part: Partial<PolicyInput>): void => {
    edited.value = { ...edited.peek(), ...part };
  };
  const chosen = accounts.findIndex(({ provider, account }) => provider === now.provider && account === now.account);
  const submit = (): void => {
    const { call, day, keep } = bounds.peek();
    const units = { call: unitsIn(call), day: unitsIn(day), keep: unitsIn(keep) };
    isWrong.value = edited.peek().does === 'pass' && BOUNDS.some((bound) => units[bound] === NO_UNITS);
    const kept = (bound: (typeof BOUNDS)[number]): number | null => {
      const read = units[bound];
      return read === NO_UNITS || edited.peek().does !== 'pass' ? null : read;
    };
    if (!isWrong.peek()) void save({ ...edited.peek(), call: kept('call'), day: kept('day'), keep: kept('keep') });
  };
  return (
    <form
      class="policy-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{heading}</h2>
      <Field label={say('site')} hint={say('anySite')}>
        {(about) => (
          <>
            <input
              {...about}
              ref={first}
              class="input"
              list={`${id}-sites`}
              value={now.site ?? ''}
              onInput={({ currentTarget }) => {
                const site = currentTarget.value.trim().toLowerCase();
                set({ site: site === '' ? null : site });
              }}
            />
            <datalist id={`${id}-sites`}>
              {sites.map((site) => (
                <option key={site} value={site} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label={say('account')}>
        {(about) => (
          <select
            {...about}
            value={String(chosen)}
            onChange={({ currentTarget }) => {
              const { provider = null, account = null } = accounts[Number(currentTarget.value)] ?? {};
              set({ provider, account });
            }}
          >
            <option value="-1">{say('everyAccount')}</option>
            {accounts.map(({ provider, account, name }, at) => (
              <option key={`${provider} ${account}`} value={String(at)}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('does')} hint={say(`${now.does}Note`)}>
        {(about) => (
          <select
            {...about}
            value={now.does}
            onChange={({ currentTarget }) => set({ does: DOES.find((one) => one === currentTarget.value) ?? 'ask' })}
          >
            {DOES.map((does) => (
              <option key={does} value={does}>
                {say(does)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {now.does === 'pass' ? (
        <div class="policy-bounds">
          {BOUNDS.map((bound) => (
            <Field key={bound} label={say(bound)}>
              {(about) => (
                <input
                  {...about}
                  class="input figures"
                  inputMode="decimal"
                  value={bounds.value[bound]}
                  aria-invalid={isWrong.value && unitsIn(bounds.value[bound]) === NO_UNITS}
                  onInput={({ currentTarget }) => {
                    bounds.value = { ...bounds.peek(), [bound]: currentTarget.value };
                  }}
                />
              )}
            </Field>
          ))}
        </div>
      ) : null}
      <Field label={say('until')}>
        {(about) => (
          <select
            {...about}
            value={now.lasts ?? 'always'}
            onChange={({ currentTarget: { value } }) =>
              set({ lasts: value === 'as-before' ? value : (LASTS.find((one) => one === value) ?? null) })
            }
          >
            {input.id === null ? null : <option value="as-before">{say('as-before')}</option>}
            <option value="always">{say('always')}</option>
            {LASTS.map((lasts) => (
              <option key={lasts} value={lasts}>
                {say(lasts)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p class="trouble" role="alert">
        {isWrong.value ? say('noNumber') : null}
      </p>
      <p class="policy-buttons">
        <button type="button" class="button" onClick={cancel}>
          {say('cancel')}
        </button>
        <button type="submit" class="button primary">
          {say('save')}
        </button>
      </p>
    </form>
  );
}
