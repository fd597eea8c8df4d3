import { callTree } from '../../shared/teach/call-tree.ts';
import type { Candidate } from '../../shared/teach/find-calls.ts';
import { CallTree } from './call-tree.tsx';
import { type Chosen, firstChoice } from './lesson.ts';
import type { SayTeach } from './teach-words.ts';

export interface WhatWasFoundProps {
  readonly found: readonly Candidate[];
  readonly recorded: number;
  readonly number: string;
  readonly chosen: Chosen;
  readonly choose: (change: Partial<Chosen>) => void;
  readonly clock: (at: number) => string;
  readonly say: SayTeach;
}

const nameOf = ({ operation, template, call }: Candidate): string =>
  operation === '' ? `${call.method} ${template}` : operation.replace(/^mutation /, '');

function Places({
  of,
  number,
  chosen,
  choose,
  say,
}: Pick<WhatWasFoundProps, 'number' | 'chosen' | 'choose' | 'say'> & { readonly of: Candidate }) {
  return (
    <div class="places">
      <div>
        <strong class="small">{say('where')}</strong>
        {chosen.place === null ? (
          <p>{say('notThere')}</p>
        ) : (
          <p class="place mono">
            {chosen.place.trail.join(' › ')}: <mark>{chosen.place.value.slice(0, 40)}</mark>
          </p>
        )}
        <CallTree
          lines={callTree(of.call, number)}
          chosen={chosen.place}
          choose={(place) => choose({ place })}
          say={say}
        />
      </div>
      <label>
        <strong class="small">{say('how')}</strong>
        <select value={chosen.word} onChange={({ currentTarget }) => choose({ word: Number(currentTarget.value) })}>
          {of.words.map(({ trail, value }, at) => (
            <option key={trail.join()} value={at}>
              {trail.join(' › ')}: {String(value)}
            </option>
          ))}
          <option value={-1}>{say('byStatus')}</option>
        </select>
      </label>
    </div>
  );
}

/** The calls that carried the number, the likeliest first and chosen. */
export function WhatWasFound({ found, recorded, number, chosen, choose, clock, say }: WhatWasFoundProps) {
  if (found.length === 0)
    return (
      <>
        <h1>{say('noneHead', { number })}</h1>
        <p class="muted">{say('noneBody')}</p>
      </>
    );
  return (
    <>
      <h1>{say.count('foundHead', recorded, { carried: String(found.length) })}</h1>
      <p class="muted">{say('foundBody')}</p>
      <fieldset class="found">
        {found.map((one, at) => (
          <div key={one.call.id} class={at === chosen.call ? 'candidate is-chosen' : 'candidate'}>
            <label>
              <input
                type="radio"
                name="call"
                checked={at === chosen.call}
                onChange={() => choose(firstChoice(found, at))}
              />
              <span>
                <strong>{nameOf(one)}</strong>
                <span class="small muted">
                  {one.call.method} {one.host}
                  {one.template}
                  {one.isRead ? `. ${say('looksRead')}` : ''}
                </span>
              </span>
              <span class="small muted figures">{clock(one.call.at)}</span>
            </label>
            {at === chosen.call ? <Places of={one} number={number} chosen={chosen} choose={choose} say={say} /> : null}
          </div>
        ))}
      </fieldset>
    </>
  );
}
