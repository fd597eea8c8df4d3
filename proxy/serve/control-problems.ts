import type { Problem } from './own-answer.ts';

export const badRequest = (detail: string): Problem => ({
  kind: 'bad-request',
  status: 400,
  title: 'The request is not understood',
  detail,
});

export const noRoute: Problem = {
  kind: 'not-found',
  status: 404,
  title: 'There is nothing here',
  detail: 'Providers are at /<provider>/<path>, such as /17track/track/v2.4/register.',
};

export const noToken: Problem = {
  kind: 'unauthorized',
  status: 401,
  title: 'The token is missing or wrong',
  detail:
    'Send Authorization: Bearer with the token in the file named "token" in the data folder. It is new at every start.',
  headers: ['WWW-Authenticate', 'Bearer realm="tollgate"'],
};

export const wrongMethod = (allowed: string): Problem => ({
  kind: 'wrong-method',
  status: 405,
  title: 'The method is wrong',
  detail: `Use ${allowed}.`,
  headers: ['Allow', allowed],
});

export const notRecognised: Problem = {
  kind: 'no-call',
  status: 422,
  title: 'There is nothing to quote',
  detail: 'The address is no call of a provider that there are rules for.',
};
