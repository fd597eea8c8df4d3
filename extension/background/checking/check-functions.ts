import type { PageCalls } from '../../messages.ts';
import { type CallEdges, checkCalls } from './check-calls.ts';
import { checkList } from './check-list.ts';
import { type CheckEdges, checkNumbers } from './check-numbers.ts';

/** What pages ask about a list before anything is done. Calls say themselves whose they are. */
export const checkFunctions = (edges: CheckEdges & CallEdges): Pick<PageCalls, 'check' | 'checkList'> => ({
  check: ({ list, ...input }) =>
    list.kind === 'calls' ? checkCalls(edges, list) : checkNumbers(edges, { ...input, list }),
  checkList: async ({ list, ...input }) =>
    list.kind === 'calls' ? checkCalls(edges, list) : checkList(edges, { ...input, list }),
});
