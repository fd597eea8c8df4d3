import { routeTableOf } from '../../../shared/pack/compile.ts';
import type { CompiledPack } from '../../../shared/pack/compiled.ts';
import { wallRulesOf } from '../../../shared/recognise/wall-rules.ts';
import type { BlockedHere } from '../../messages.ts';
import { fieldsOf, listOf, number, type Parse, text } from '../../parse-json.ts';
import type { Traffic } from '../traffic/traffic.ts';

/** A rule that fitted a request of a tab, as far as the browser says so. */
export interface MatchedRule {
  readonly rule: { readonly ruleId: number; readonly rulesetId: string };
  readonly timeStamp: number;
}

export interface BlockedHereEdges {
  readonly bundled: readonly CompiledPack[];
  /** What the browser says of a tab on which the person pressed the toolbar button. Rejects where they did not; null where it never says. */
  readonly matchedRules: (tab: number) => Promise<unknown>;
  readonly traffic: Pick<Traffic, 'line' | 'note'>;
}

const readMatched: Parse<MatchedRule> = (value, where) => {
  const field = fieldsOf(value, where);
  const rule = field('rule', (of, place) => {
    const part = fieldsOf(of, place);
    return { ruleId: part('ruleId', number), rulesetId: part('rulesetId', text) };
  });
  return { rule, timeStamp: field('timeStamp', number) };
};

/** The rule set that the extension came with, as the manifest names it. */
const RULE_SET = 'wall';

/**
 * Opens what counts the calls that the rules stopped in a tab of a site that nobody added. Of such a site the browser shows no request: only which rule fitted, and when. So it is
 * known whose call it was, and nothing else of it; each has its line in the traffic log.
 */
export const openBlockedHere = ({ bundled, matchedRules, traffic }: BlockedHereEdges) => {
  const blocking = wallRulesOf(routeTableOf(bundled), 1, []).filter(({ action }) => action.type === 'block');
  const packOf = (ruleId: number): CompiledPack | undefined => {
    const domains = blocking.find(({ id }) => id === ruleId)?.condition.requestDomains ?? [];
    return bundled.find(({ routes }) => routes.hosts.some((host) => domains.includes(host)));
  };

  const matchedIn = async (tab: number): Promise<readonly MatchedRule[]> => {
    const said = await matchedRules(tab).catch(() => null);
    return said === null ? [] : fieldsOf(said, 'matched')('rulesMatchedInfo', listOf(readMatched));
  };

  const note = (pack: CompiledPack, id: string, site: string, tab: number, at: number): void => {
    if (traffic.line(id) !== null) return;
    const host = pack.routes.hosts[0] ?? '';
    const seen = { id, site, tab, at, by: 'other', method: '', url: `https://${host}/`, body: null } as const;
    const ended = { happened: 'blocked', ended: 'stopped', reason: 'wall', units: { kind: 'none' } } as const;
    traffic.note({ ...seen, ...ended, provider: pack.id });
  };

  return async ({ tab, site }: { readonly tab: number; readonly site: string }): Promise<readonly BlockedHere[]> => {
    const counts = new Map<string, number>();
    const matched = (await matchedIn(tab)).filter(({ rule }) => rule.rulesetId === RULE_SET);
    for (const [nth, { rule, timeStamp }] of matched.entries()) {
      const pack = packOf(rule.ruleId);
      if (pack === undefined) continue;
      const { title } = pack.document;
      counts.set(title, (counts.get(title) ?? 0) + 1);
      // Of several at one instant the place among all tells them apart: the browser drops none before the page is gone.
      note(pack, `blocked-${tab}-${timeStamp}-${nth}`, site, tab, timeStamp);
    }
    return [...counts].map(([title, calls]) => ({ title, calls }));
  };
};
