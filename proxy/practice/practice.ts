import { getResponse } from 'msw';
import { handle17track, handleSafecube } from './handlers.ts';
import { askPracticeLine, practiceEndpoint } from './practice-fleet.ts';
import { practiceJourney } from './practice-parcels.ts';
import { type PastCall, practicePast } from './practice-past.ts';
import { PRACTICE_ROOT } from './practice-root.ts';
import { schedulePast } from './practice-schedule.ts';
import { createSimulated17track, type PlanState, type Simulated17track } from './simulated-17track.ts';
import { simulatedCall } from './simulated-call.ts';
import { createSimulatedSafecube, type SimulatedSafecube } from './simulated-safecube.ts';
import { monthOf } from './utc-month.ts';

/** The one credential of the practice, for both providers; no other is let in. */
const practiceCredential = 'practice';

/** A call of the past and the answer the simulator gave; `target` is path and query at the provider. */
export interface PracticeExchange {
  readonly at: number;
  readonly provider: '17track' | 'safecube';
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

/** What the simulated providers count now. */
export interface PracticeCount {
  readonly '17track': PlanState;
  readonly safecube: { readonly counted: number; readonly month: string };
}

/** The practice: two simulated providers with a past. */
export interface Practice {
  /** Answers what lies below `/_tollgate/practice/17track/`, `…/safecube/`, GET `…/count` and `…/history`, POST `…/reset`; undefined for all else. */
  readonly answerPractice: (request: Request) => Promise<Response | undefined>;
  /** The past as calls and answers, in order of time, for the books to learn. */
  readonly practiceHistory: () => readonly PracticeExchange[];
  readonly count: () => PracticeCount;
  readonly seventeenTrack: Simulated17track;
  readonly safecube: SimulatedSafecube;
}

/** The past as the extension's books learn it; `run` names this start of the portal, or the last reset since. */
function tellPast(history: readonly PracticeExchange[], run: string): unknown {
  const calls = history.map(({ at, provider, request, response }) => ({
    at,
    provider,
    method: request.method,
    target: request.target,
    body: request.body,
    status: response.status,
    answer: response.body,
  }));
  return { run, calls };
}

/** Starts the practice and lets its past happen before `now()` (milliseconds). A reset begins it anew. State lives in memory only. */
export function createPractice({ now }: { readonly now: () => number }): Practice {
  let resets = 0;
  let current = startRun(now, resets);
  return {
    async answerPractice(request) {
      if (request.method === 'POST' && new URL(request.url).pathname === `${PRACTICE_ROOT}/reset`) {
        resets += 1;
        current = startRun(now, resets);
        return new Response(null, { status: 204 });
      }
      return current.answerPractice(request);
    },
    practiceHistory: () => current.practiceHistory(),
    count: () => current.count(),
    get seventeenTrack() {
      return current.seventeenTrack;
    },
    get safecube() {
      return current.safecube;
    },
  };
}

function startRun(now: () => number, nth: number): Practice {
  const start = now();
  const run = `${start}-${nth}`;
  let replayedAt: number | null = null;
  const clock = (): number => replayedAt ?? now();
  const seventeenTrack = createSimulated17track({
    now: clock,
    keyState: (token) => (token === practiceCredential ? 'ok' : 'unknown'),
    journey: practiceJourney,
    translationSucceeds: () => true,
    // The table stays as it was set up, however long ago the month began.
    autoStop: 'off',
    purge: 'off',
  });
  const safecube = createSimulatedSafecube({
    now: clock,
    acceptsKey: (key) => key === practiceCredential,
    askLine: askPracticeLine,
    endpoints: [practiceEndpoint],
  });

  const history = schedulePast(practicePast, start).map(({ at, call }) => {
    replayedAt = at;
    return exchange(at, call, call.provider === '17track' ? seventeenTrack : safecube);
  });
  replayedAt = null;

  const handlers = [
    handle17track(seventeenTrack, `${PRACTICE_ROOT}/17track`),
    handleSafecube(safecube, `${PRACTICE_ROOT}/safecube`),
  ];
  const count = (): PracticeCount => {
    const month = monthOf(clock());
    const billed = safecube.trueCount(practiceCredential).months[month] ?? [];
    return {
      '17track': seventeenTrack.planState(practiceCredential),
      safecube: { counted: billed.length, month },
    };
  };

  return {
    answerPractice(request) {
      const path = request.method === 'GET' ? new URL(request.url).pathname : '';
      if (path === `${PRACTICE_ROOT}/count`) return Promise.resolve(Response.json(count()));
      if (path === `${PRACTICE_ROOT}/history`) return Promise.resolve(Response.json(tellPast(history, run)));
      return getResponse(handlers, request);
    },
    practiceHistory: () => history,
    count,
    seventeenTrack,
    safecube,
  };
}

function exchange(at: number, call: PastCall, provider: Pick<Simulated17track, 'answer'>): PracticeExchange {
  const credential: Readonly<Record<string, string>> =
    call.provider === '17track' ? { '17token': practiceCredential } : { API_KEY: practiceCredential };
  const json = { 'Content-Type': 'application/json' };
  const headers = call.body === null ? credential : { ...credential, ...json };
  const body = call.body === null ? '' : JSON.stringify(call.body);
  const answer = provider.answer(simulatedCall(call.method, call.target, headers, body));
  return {
    at,
    provider: call.provider,
    request: { method: call.method, target: call.target, headers, body },
    response: {
      status: answer.status,
      headers: answer.body === null ? {} : json,
      body: answer.body === null ? '' : JSON.stringify(answer.body),
    },
  };
}
