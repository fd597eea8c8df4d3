import { wordsOf } from '../../../shared/words/words-of.ts';
import type { PortalState } from './portal-state.ts';
import type { Report } from './report.ts';
import type { Say } from './words.ts';

/** What was done last, and what came of it: at the foot of the window, in sight of every button. */
export function DoingLine({ state, say }: { readonly state: PortalState; readonly say: Say }) {
  const doing = state.doing.value;
  return (
    <footer class={doing === null ? 'doing-none' : 'doing'}>
      <p role="status">
        {doing === null ? null : (
          <>
            <b>{say('named', { name: doing.name })}</b>{' '}
            {doing.report === null ? say('waiting') : sayReport(doing.report, say)}
          </>
        )}
      </p>
    </footer>
  );
}

function sayReport(report: Report, say: Say): string {
  switch (report.kind) {
    case 'blocked':
      return `${say('blocked')} ${report.detail}`;
    case 'failed':
      return report.status === 0 ? say('failed') : `${say('failed')} (${report.status})`;
    case 'served': {
      const { accepted, refusals } = report;
      if (refusals.length === 0) return accepted === 0 ? say('nothingDone') : say.count('accepted', accepted);
      const counts = [say.count('accepted', accepted), say.count('refused', refusals.length)].join(
        wordsOf('text', say.locale).comma,
      );
      // The provider's own words, and each of them once.
      return `${counts}: ${[...new Set(refusals)].slice(0, 2).join(' ')}`;
    }
  }
}
