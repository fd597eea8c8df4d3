import type { WouldSay } from '../../shared/har/try-taught.ts';
import type { Candidate } from '../../shared/teach/find-calls.ts';
import type { TaughtCost } from '../../shared/teach/taught-rule.ts';
import { sayNumber } from '../../shared/words/locale.ts';
import { RuleText } from '../views/rule-text.tsx';
import type { Chosen } from './lesson.ts';
import type { SayTeach } from './teach-words.ts';

export interface TheRuleProps {
  readonly of: Candidate;
  readonly chosen: Chosen;
  readonly choose: (change: Partial<Chosen>) => void;
  readonly would: readonly WouldSay[];
  readonly exportRule: () => void;
  /** The rule as JSON, while it is written so. */
  readonly json: {
    readonly written: string | null;
    /** What is wrong with what is written. */
    readonly problem: string | null;
    /** Null: back to what was chosen. */
    readonly write: (text: string | null) => void;
    readonly begin: () => void;
  };
  readonly say: SayTeach;
}

const UNITS = [1, 2, 5, 10];
const ONCES = [
  ['each', 'onceEach'],
  ['registration', 'onceRegistration'],
  ['period', 'oncePeriod'],
  ['monthly', 'onceMonthly'],
] as const;

type Once = Extract<TaughtCost, { readonly kind: 'units' }>['once'];

function Would({ would, say }: Pick<TheRuleProps, 'would' | 'say'>) {
  const passes = would.filter(({ kind }) => kind === 'passes').length;
  return (
    <section class="would" aria-labelledby="would">
      <h2 id="would">{say('would')}</h2>
      {would.map((one) => {
        if (one.kind === 'passes') return null;
        if (one.kind === 'unknown') return <p key={one.id}>{say.count('wouldUnknown', one.items)}</p>;
        return (
          <p key={one.id}>
            <strong>{say.count('wouldCost', one.max)}</strong>{' '}
            <span class="muted">
              {one.isOpen ? say('isOpen') : say('counted', { n: sayNumber(one.counted, say.locale) })}
            </span>
          </p>
        );
      })}
      {passes === 0 ? null : <p class="muted">{say.count('others', passes)}</p>}
    </section>
  );
}

/** The rule as a sentence. */
function Sentence({ of, chosen, choose, say }: Pick<TheRuleProps, 'of' | 'chosen' | 'choose' | 'say'>) {
  const { cost } = chosen;
  const units = cost.kind === 'units' ? cost.units : 0;
  const once: Once = cost.kind === 'units' ? cost.once : 'each';
  const setUnits = (next: number): void =>
    choose({ cost: next === 0 ? { kind: 'unknown' } : { kind: 'units', units: next, once } });
  const setOnce = (name: string): void => {
    const [next] = ONCES.find(([one]) => one === name) ?? ONCES[0];
    choose({ cost: { kind: 'units', units: Math.max(units, 1), once: next } });
  };
  const call = of.operation === '' ? of.template : of.operation.replace(/^mutation /, '');
  return (
    <div class="rule">
      <p class="small muted">{say('callOf', { call, host: of.host })}</p>
      <label class="spread">
        {say('each')}
        <select value={units} onChange={({ currentTarget }) => setUnits(Number(currentTarget.value))}>
          <option value={0}>{say('unknownCost')}</option>
          {UNITS.map((one) => (
            <option key={one} value={one}>
              {say.count('unit', one)}
            </option>
          ))}
        </select>
      </label>
      {cost.kind === 'unknown' ? null : (
        <label class="spread">
          {say('once')}
          <select value={once} onChange={({ currentTarget }) => setOnce(currentTarget.value)}>
            {ONCES.map(([one, word]) => (
              <option key={one} value={one}>
                {say(word)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="spread">
        {say('says')}
        <select value={chosen.word} onChange={({ currentTarget }) => choose({ word: Number(currentTarget.value) })}>
          {of.words.map(({ trail, value }, at) => (
            <option key={trail.join()} value={at}>
              {say('isWord', { name: trail.at(-1) ?? '', value: String(value) })}
            </option>
          ))}
          <option value={-1}>{say('byStatus')}</option>
        </select>
      </label>
    </div>
  );
}

/** The rule as a sentence or as JSON, and what it would have said to each recorded call. */
export function TheRule({ of, chosen, choose, would, exportRule, json, say }: TheRuleProps) {
  const isWritten = json.written !== null;
  return (
    <>
      <h1>{say('ruleHead')}</h1>
      {json.written === null ? (
        <Sentence of={of} chosen={chosen} choose={choose} say={say} />
      ) : (
        <RuleText label={say('asJson')} text={json.written} problem={json.problem} write={json.write} />
      )}
      <Would would={would} say={say} />
      {isWritten ? null : (
        <label>
          <strong>{say('saveAs')}</strong>
          <input
            class="input"
            value={chosen.title}
            onInput={({ currentTarget }) => choose({ title: currentTarget.value })}
          />
        </label>
      )}
      <p class="rule-ways">
        <button type="button" class="plain-button link" aria-disabled={json.problem !== null} onClick={exportRule}>
          {say('exportRule')}
        </button>
        <button type="button" class="plain-button link" onClick={() => (isWritten ? json.write(null) : json.begin())}>
          {say(isWritten ? 'asChosen' : 'editJson')}
        </button>
      </p>
    </>
  );
}
