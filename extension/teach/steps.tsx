import type { SayTeach } from './teach-words.ts';

export type Step = 1 | 2 | 3;

/** Where in the three steps a person is. */
export function Steps({ step, say }: { readonly step: Step; readonly say: SayTeach }) {
  const words = [say('step1'), say('step2'), say('step3')];
  return (
    <ol class="steps" aria-label={say('steps')}>
      {words.map((word, at) => (
        <li key={word} aria-current={at + 1 === step ? 'step' : undefined}>
          <span class="step-no" aria-hidden="true">
            {at + 1 < step ? '✓' : at + 1}
          </span>
          {word}
        </li>
      ))}
    </ol>
  );
}
