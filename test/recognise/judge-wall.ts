import type { WallRule } from '../../shared/recognise/wall-rules.ts';

const domainFits = (domains: readonly string[], host: string): boolean => {
  const name = host.endsWith('.') ? host.slice(0, -1) : host;
  return domains.some((domain) => name === domain || name.endsWith(`.${domain}`));
};

const matches = ({ condition }: WallRule, method: string, url: URL): boolean => {
  const { requestDomains, regexFilter, requestMethods, excludedRequestMethods } = condition;
  if (requestDomains !== undefined && !domainFits(requestDomains, url.hostname)) return false;
  if (regexFilter !== undefined && !new RegExp(regexFilter, 'i').test(url.href)) return false;
  if (requestMethods?.includes(method) === false) return false;
  return excludedRequestMethods?.includes(method) !== true;
};

/** What a browser does with a request by these rules: the highest priority wins, and an allow stands before a block of the same. */
export const judgeByRules = (
  rules: readonly WallRule[],
  method: string,
  address: string,
): 'allow' | 'block' | 'none' => {
  const url = new URL(address);
  const fitting = rules.filter(
    (rule) => rule.action.type !== 'modifyHeaders' && matches(rule, method.toLowerCase(), url),
  );
  const highest = Math.max(...fitting.map(({ priority }) => priority));
  const deciding = fitting.filter(({ priority }) => priority === highest).map(({ action }) => action.type);
  if (deciding.length === 0) return 'none';
  return deciding.includes('allow') ? 'allow' : 'block';
};
