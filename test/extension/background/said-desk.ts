import type { PolicyInput } from '../../../extension/policy-messages.ts';
import { readGuardState } from '../../../extension/read-guard.ts';
import { readPolicies } from '../../../extension/read-policies.ts';
import type { Document, WorkerDesk } from './worker-desk-shape.ts';

export const MINUTE = 60_000;

export const verdictsOf = ({ told }: Document): readonly string[] =>
  told.flatMap((message) => (message.kind === 'verdict' ? [`${message.id}: ${message.verdict.kind}`] : []));

export const decisionsOf = ({ postings }: WorkerDesk): readonly unknown[] =>
  postings.flatMap(({ posting }) => (posting.decision === null ? [] : [posting.decision]));

export const policyInput = (said: Partial<PolicyInput>): PolicyInput => ({
  id: null,
  provider: '17track',
  account: null,
  site: null,
  action: null,
  does: 'pass',
  call: null,
  day: null,
  keep: null,
  lasts: null,
  ...said,
});

export const call = (desk: WorkerDesk, name: string, input: unknown = null): Promise<unknown> =>
  desk.worker().answer({ name, input });

export const listed = async (desk: WorkerDesk) => readPolicies(await call(desk, 'policies'), 'policies');

export const guard = async (desk: WorkerDesk) => readGuardState(await call(desk, 'guardState'), 'guardState');
