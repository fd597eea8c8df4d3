import { isRewriting, isRewritingQuery } from '../../../shared/recognise/rewriting.ts';
import { type FullAddress, findRequest } from '../../../shared/recognise/wall.ts';
import { testRoutes } from './test-routes.ts';

/** A call by all that a guess about it depends on. */
export interface Case extends FullAddress {
  readonly method: string;
  readonly header: string;
}

export const findOf = (one: Case): unknown => ({
  request: findRequest(testRoutes, one.method, one),
  byHeader: isRewriting(one.header),
  byQuery: isRewritingQuery(one.search),
});
