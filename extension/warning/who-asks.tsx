import type { ComponentChildren } from 'preact';
import { Mark } from '../views/mark.tsx';

interface WhoAsksProps {
  readonly provider: string;
  readonly account: string | null;
  /** At the other end of the line. */
  readonly children?: ComponentChildren;
}

/** The top of the window: whose units are at stake, and who wants to use them. */
export function WhoAsks({ provider, account, children }: WhoAsksProps) {
  return (
    <header class="who">
      <div class="who-provider">
        <Mark />
        <p>
          <b>{provider}</b>
          {account === null ? null : <span class="small muted">{account}</span>}
        </p>
      </div>
      {children}
    </header>
  );
}
