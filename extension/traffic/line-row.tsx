import type { TrafficLine } from '../../shared/traffic/line.ts';
import { sayNumber } from '../../shared/words/locale.ts';
import { HappenedMark } from './happened-mark.tsx';
import { callSay, costSay, filterOf, happenedSay, roadSay } from './traffic-view.ts';
import type { SayTraffic } from './traffic-words.ts';

export interface LineRowProps {
  readonly line: TrafficLine;
  readonly isOpen: boolean;
  readonly clock: (at: number) => string;
  readonly open: (id: string) => void;
  readonly say: SayTraffic;
}

/** One call: the whole line opens it. */
export function LineRow({ line, isOpen, clock, open, say }: LineRowProps) {
  const cost = costSay(line, say);
  return (
    <tr class={isOpen ? 'line is-open' : 'line'} onClick={() => open(line.id)}>
      <td class="muted figures">{clock(line.at)}</td>
      <td>
        <span class="what">
          <HappenedMark of={filterOf(line)} />
          {happenedSay(line, say)}
        </span>
      </td>
      <td class="call">
        <button type="button" class="plain-button" aria-expanded={isOpen} aria-controls="panel">
          {callSay(line, say)}
        </button>
        <span class="small muted">
          {line.site}, {roadSay(line, say)}
        </span>
      </td>
      <td class="figure figures">{line.carried === 0 ? '–' : sayNumber(line.carried, say.locale)}</td>
      <td class={`figure figures cost tone-${cost.tone}`}>{cost.text}</td>
    </tr>
  );
}
