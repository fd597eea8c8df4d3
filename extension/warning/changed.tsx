import { splitSentence } from './split-sentence.ts';

/** What changed while the question was on show: the first sentence is the news, the others say by what. */
export function Changed({ text }: { readonly text: string }) {
  const [head, rest] = splitSentence(text);
  return (
    <div class="notice">
      <p>{head}</p>
      {rest === '' ? null : <p class="notice-rest muted">{rest}</p>}
    </div>
  );
}
