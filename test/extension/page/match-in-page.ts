import { makeMatcher } from '../../../extension/page/match-route.ts';
import { type Address, findRoute } from '../../../shared/recognise/route-table.ts';
import { testRoutes } from './test-routes.ts';

/** What both say of an address, in the browser that the hook's matcher needs. */
const match = makeMatcher(testRoutes);
Reflect.set(window, 'matchBoth', (cases: readonly (Address & { readonly method: string })[]) =>
  cases.map((one) => {
    const found = findRoute(testRoutes, one.method, one);
    return [match(one.method, one), found === null ? null : { free: found.free }];
  }),
);
