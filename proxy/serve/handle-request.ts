import { STOPPING } from '../../shared/gate/problem.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import type { Client } from '../http/client.ts';
import { tokensOf } from '../http/header-list.ts';
import type { Upstream } from '../http/upstream.ts';
import type { CallPorts } from './call-ports.ts';
import { type ControlPorts, serveControl } from './control.ts';
import { noRoute } from './control-problems.ts';
import { navigationRefusal, refusalOf } from './guard.ts';
import { type Problem, sendDocument, sendProblem } from './own-answer.ts';
import type { PracticePorts } from './practice/practice-ports.ts';
import { isPractice, servePractice } from './practice/serve-practice.ts';
import { serveProviderCall } from './provider-call.ts';
import { readTarget } from './target.ts';

/** A provider that calls are passed on to. */
export interface Provider {
  readonly pack: CompiledPack;
  readonly upstream: Upstream;
  /** The path below which the provider answers, without a slash at its end; mostly empty. */
  readonly base: string;
}

export interface RequestPorts {
  readonly call: CallPorts;
  readonly control: ControlPorts;
  readonly practice: PracticePorts | null;
  readonly providers: ReadonlyMap<string, Provider>;
  /** The port that the listener has. */
  readonly port: () => number;
}

const refused = (detail: string): Problem => ({
  kind: 'refused',
  status: 403,
  title: 'The request is refused',
  detail,
});

const wrongAddress = (why: string): Problem => ({
  kind: 'bad-request',
  status: 400,
  title: 'The address is not understood',
  detail: `The address ${why}. Nothing was sent.`,
});

const noUpgrade: Problem = {
  kind: 'no-upgrade',
  status: 501,
  title: 'The protocol cannot be changed',
  detail: 'Calls are passed on as HTTP/1.1. Nothing was sent.',
};

const sendRefusal = (ports: RequestPorts, client: Client, why: string): void => {
  ports.call.log(`refused: ${why}`);
  sendProblem(client, refused(why));
};

/** True for a change of protocol that the client needs. HTTP/2 is only ever offered: whoever offers it goes on without. */
const needsUpgrade = (client: Client): boolean => tokensOf(client.headers, 'upgrade').some((name) => name !== 'h2c');

/** Answers one request: refuses what no local program sends, and finds what is addressed. */
export const handleRequest = async (ports: RequestPorts, client: Client): Promise<void> => {
  const refusal = refusalOf(client.headers, ports.port());
  if (refusal !== null) return sendRefusal(ports, client, refusal);
  if (ports.call.isStopping()) return sendDocument(client, STOPPING, ['Connection', 'close']);
  if (needsUpgrade(client)) return sendProblem(client, noUpgrade);
  const target = readTarget(client.target);
  switch (target.kind) {
    case 'wrong':
      return sendProblem(client, wrongAddress(target.why));
    case 'own':
      if (ports.practice !== null && isPractice(target.path)) {
        return servePractice(ports.practice, client, target.path);
      }
      return serveControl(ports.control, client, target.path);
    case 'provider': {
      const provider = ports.providers.get(target.provider);
      if (provider === undefined) return sendProblem(client, noRoute);
      const navigation = navigationRefusal(client.headers);
      if (navigation !== null) return sendRefusal(ports, client, navigation);
      const { pack, upstream, base } = provider;
      return serveProviderCall(ports.call, { client, pack, upstream, target: base + target.target }, target.url);
    }
  }
};
