import type { ComponentChildren } from 'preact';
import { Mark } from '../views/mark.tsx';
import type { Say } from '../words.ts';
import { quoted } from './quoted.ts';

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

interface OnSiteProps {
  readonly site: string;
  /** Its tab's own words; empty for none. */
  readonly title: string;
  readonly say: Say;
}

/** The site that asks, and its tab. */
export function OnSite({ site, title, say }: OnSiteProps) {
  return (
    <p class="who-site small muted">
      <span>
        {say('askedBy')} <bdi class="site">{site}</bdi>
      </span>
      {title === '' ? null : (
        <span class="site-title">
          {say('inTab')} <bdi>{quoted(title, say.locale)}</bdi>
        </span>
      )}
    </p>
  );
}
