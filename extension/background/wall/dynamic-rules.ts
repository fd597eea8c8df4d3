import type { browser } from '../../browser.ts';
import type { TaughtWallEdges } from './taught-wall.ts';

/** The browser's rules that it keeps over its restart, and the kinds of requests that it knows: its types name those that there were when they were written. */
export const dynamicRules = (net: (typeof browser)['declarativeNetRequest']): TaughtWallEdges => ({
  rules: {
    getDynamicRules: () => net.getDynamicRules(),
    isRegexSupported: (asked) => net.isRegexSupported(asked),
    updateDynamicRules: (changes) => Reflect.apply(net.updateDynamicRules, net, [changes]),
  },
  resourceTypes: Object.values(Object(Reflect.get(net, 'ResourceType'))).filter((type) => typeof type === 'string'),
});
