import type { Client } from '../http/client.ts';
import { takeBody } from '../http/take-body.ts';
import { MOST_BYTES } from './call-ports.ts';
import { badRequest } from './control-problems.ts';
import { type Problem, sendProblem } from './own-answer.ts';

const tooLong: Problem = { kind: 'too-long', status: 413, title: 'The body is too long', detail: 'Send at most 8 MB.' };

export type Json = { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'told' };

/** Reads a request of the control routes as JSON; when it is none, tells the client. */
export const readJson = async (client: Client): Promise<Json> => {
  const taken = client.body === null ? null : await takeBody(client.body, MOST_BYTES);
  if (taken?.kind === 'longer') {
    taken.drop();
    sendProblem(client, tooLong);
    return { kind: 'told' };
  }
  try {
    return { kind: 'json', value: JSON.parse(taken?.bytes.toString('utf8') ?? '') };
  } catch {
    sendProblem(client, badRequest('The body is not JSON.'));
    return { kind: 'told' };
  }
};
