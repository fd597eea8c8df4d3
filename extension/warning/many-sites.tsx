import type { ManySite } from '../../shared/words/many-view.ts';
import type { Say } from '../words.ts';
import { ManyLine } from './many-line.tsx';
import { quoted } from './quoted.ts';

interface ManySitesProps {
  /** Worst first. */
  readonly sites: readonly ManySite[];
  readonly unticked: ReadonlySet<string>;
  readonly tick: (calls: readonly string[], to: 'goes' | 'stays') => void;
  readonly block: (site: string) => void;
  readonly say: Say;
}

/** A card per site, in it a line per action. */
export function ManySites({ sites, unticked, tick, block, say }: ManySitesProps) {
  return (
    <ul class="sites">
      {sites.map(({ site, title, tabs, groups }) => (
        <li key={site} class="card">
          <div class="card-head">
            <div class="card-site">
              <h2>
                <bdi>{site}</bdi>
              </h2>
              {tabs === null && title === '' ? null : (
                <p class="small muted site-title">
                  {tabs ?? (
                    <>
                      {say('inTab')} <bdi>{quoted(title, say.locale)}</bdi>
                    </>
                  )}
                </p>
              )}
            </div>
            <button type="button" class="button small-button" onClick={() => block(site)}>
              {say('blockSite')}
              <span class="spoken"> {site}</span>
            </button>
          </div>
          <ul class="lines">
            {groups.map((group) => (
              <ManyLine key={group.calls[0]?.call ?? ''} group={group} unticked={unticked} tick={tick} say={say} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
