import { PRACTICE_ROOT } from '../practice-root.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** Calls the simulated Safecube as older pages would: by XMLHttpRequest. `target` is path and query. */
export function callSafecube(method: 'GET' | 'POST' | 'DELETE', target: string, body?: unknown): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.addEventListener('loadend', () => resolve(outcomeOf(request.status, request.responseText)));
    request.open(method, `${PRACTICE_ROOT}/safecube/${target}`);
    request.setRequestHeader('API_KEY', 'practice');
    if (body === undefined) {
      request.send();
      return;
    }
    request.setRequestHeader('Content-Type', 'application/json');
    request.send(JSON.stringify(body));
  });
}
