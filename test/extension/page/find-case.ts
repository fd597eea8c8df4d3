import { isRewriting, isRewritingQuery } from '../../../shared/recognise/rewriting.ts';
import { type Address, findRoute } from '../../../shared/recognise/route-table.ts';
import { testRoutes } from './test-routes.ts';

/** A call by all that a guess about it depends on. */
export interface Case extends Address {
  readonly method: string;
  readonly header: string;
  readonly search: string;
}

export const findOf = (one: Case): unknown => ({
  route: findRoute(testRoutes, one.method, one),
  byHeader: isRewriting(one.header),
  byQuery: isRewritingQuery(one.search),
});
