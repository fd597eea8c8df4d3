import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type SayOf, sayOf } from '../../shared/words/say-of.ts';
import { type PageClient, Refused } from '../page-client.ts';
import type { PoliciesState, PolicyInput, PolicyView } from '../policy-messages.ts';
import type { Watched } from '../watch-state.ts';
import type { Say } from '../words.ts';
import { PolicyForm } from './policy-form.tsx';

/** What the list of policies says, in one language. */
export type PolicySay = SayOf<'policies'>;

interface PoliciesProps {
  readonly watched: ReadonlySignal<Watched<PoliciesState>>;
  readonly client: Pick<PageClient, 'setPolicy' | 'endPolicy'>;
  readonly locale: Say['locale'];
}

const NEW: PolicyInput = {
  id: null,
  provider: null,
  account: null,
  site: null,
  action: null,
  does: 'pass',
  call: null,
  day: null,
  keep: null,
  lasts: null,
};

/** All policies, each with its end; one at a time is changed in place, or added below. */
export function Policies({ watched, client, locale }: PoliciesProps) {
  const say = sayOf('policies', locale);
  /** The policy that is changed, by its id; '' for a new one. */
  const open = useSignal<string | null>(null);
  const trouble = useSignal<string | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const seen = watched.value;
  const state = seen.kind === 'known' ? seen.state : null;

  /** Where the button was that was pressed, another may stand now: the focus goes to the head of the list. */
  const act = async (work: Promise<void>): Promise<void> => {
    trouble.value = null;
    try {
      await work;
      open.value = null;
      head.current?.focus();
    } catch (error) {
      trouble.value = error instanceof Refused ? error.message : say('notHeard');
    }
  };
  const form = (input: PolicyInput, heading: string, { accounts, sites }: PoliciesState) => (
    <PolicyForm
      heading={heading}
      input={input}
      accounts={accounts}
      sites={sites}
      say={say}
      save={(next) => act(client.setPolicy(next))}
      cancel={() => {
        open.value = null;
        head.current?.focus();
      }}
    />
  );
  return (
    <section class="policies" aria-labelledby="policies-head" aria-busy={seen.kind === 'loading'}>
      <h1 id="policies-head" ref={head} tabIndex={-1}>
        {say('head')}
      </h1>
      <p class="muted">{say('about')}</p>
      <p class="trouble" role="alert">
        {trouble.value ?? (seen.kind === 'not-answering' ? say('notHeard') : null)}
      </p>
      {state?.broken.map(({ id, say: problem }) => (
        <div key={id} class="panel policy">
          <p class="policy-says">{say('broken', { problem })}</p>
          <button type="button" class="button" onClick={() => void act(client.endPolicy({ id }))}>
            {say('remove')}
          </button>
        </div>
      ))}
      {state?.policies.length === 0 && open.value === null ? <p class="panel policy">{say('none')}</p> : null}
      {state === null || state.policies.length === 0 ? null : (
        <ul class="panel">
          {state.policies.map((policy) => (
            <li key={policy.id}>
              {open.value === policy.id ? (
                form(policy.input, policy.when, state)
              ) : (
                <Policy
                  policy={policy}
                  say={say}
                  change={() => {
                    open.value = policy.id;
                  }}
                  end={() => void act(client.endPolicy({ id: policy.id }))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {state === null ? null : open.value === '' ? (
        <div class="panel">{form(NEW, say('add'), state)}</div>
      ) : (
        <p>
          <button
            type="button"
            class="button"
            onClick={() => {
              open.value = '';
            }}
          >
            {say('add')}
          </button>
        </p>
      )}
      <p class="small muted">{say('narrower')}</p>
    </section>
  );
}

interface PolicyProps {
  readonly policy: PolicyView;
  readonly say: PolicySay;
  readonly change: () => void;
  readonly end: () => void;
}

function Policy({ policy, say, change, end }: PolicyProps) {
  const { when, who, does, until } = policy;
  return (
    <div class="policy">
      <div class="policy-says">
        <h2>
          {when} {who === '' ? null : <span class="small muted">{who}</span>}
        </h2>
        <p>{does}</p>
        <p class="small muted">{until}</p>
      </div>
      <button type="button" class="button" aria-label={say('changeThis', { when })} onClick={change}>
        {say('change')}
      </button>
      <button type="button" class="button" aria-label={say('endThis', { when })} onClick={end}>
        {say('end')}
      </button>
    </div>
  );
}
