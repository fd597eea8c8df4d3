import type { PageCalls } from '../messages.ts';
import { planChoices, type SetEdges, setAccount } from './set-account.ts';

/** What the first page and Settings ask. */
export const settingsFunctions = (edges: SetEdges): Pick<PageCalls, 'planChoices' | 'setAccount'> => ({
  planChoices: () => planChoices(edges.gate),
  setAccount: (input) => setAccount(edges, input),
});
