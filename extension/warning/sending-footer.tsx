import type { Say } from '../words.ts';

/** Nothing is left to decide; the spinner comes only when sending takes its time. */
export function SendingFooter({ provider, say }: { readonly provider: string; readonly say: Say }) {
  return (
    <footer>
      <p class="sending muted">
        <span class="spinner" aria-hidden="true" />
        {say('sending', { provider })}
      </p>
    </footer>
  );
}
