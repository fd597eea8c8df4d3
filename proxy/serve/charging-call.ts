import type { Asking } from '../../shared/gate/asking.ts';
import { type Fate, lostProblem } from '../../shared/gate/problem.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import type { Settled } from '../../shared/rules/settled.ts';
import type { Client } from '../http/client.ts';
import { takeBody } from '../http/take-body.ts';
import { UpstreamError, type UpstreamResult } from '../http/upstream-exchange.ts';
import { type CallPorts, MOST_BYTES, type Passage } from './call-ports.ts';
import { sayCall, sayLeft, sayUnits } from './log-line.ts';
import { closeCall, openCall } from './open-call.ts';
import { sendDocument } from './own-answer.ts';
import { passHead } from './pass-answer.ts';
import { readAnswerCopy } from './read-copy.ts';
import { sendOn } from './send-on.ts';
import { likelyUnits, tollgateHeaders } from './tollgate-headers.ts';

type UpstreamAnswer = Extract<UpstreamResult, { kind: 'answer' }>;

const fateOf = (settled: Settled | null): Fate => {
  if (settled === null) return 'unresolved';
  return Object.values(settled.unresolved).some((units) => units > 0) ? 'unresolved' : 'settled';
};

const headersOf = (quote: Quote, settled: Settled | null, charged: 'charged' | 'not-known'): readonly string[] =>
  tollgateHeaders({
    quote: likelyUnits(quote),
    charged: charged === 'charged' && settled !== null ? settled.charged : null,
    left: settled === null ? null : settled.left,
  });

const streamOn = async (client: Client, answer: UpstreamAnswer, all: AsyncIterable<Buffer>): Promise<void> => {
  try {
    for await (const chunk of all) {
      if (client.isGone()) return;
      await client.write(chunk);
    }
    client.end(undefined, answer.trailers());
  } catch {
    client.breakOff();
  }
};

/** Reads the answer whole, settles by it, and only then passes it on. */
const settleAndPass = async (
  ports: CallPorts,
  passage: Passage,
  asking: Asking,
  quote: Quote,
  answer: UpstreamAnswer,
): Promise<void> => {
  const { client, pack } = passage;
  const { head } = answer;
  const settle = async (bytes: Buffer | null): Promise<Settled | null> => {
    const body = await readAnswerCopy(bytes, head.headers);
    const settled = await closeCall(ports, asking, { kind: 'response', status: head.status, body });
    const units = settled === null ? '' : `, charged ${sayUnits(settled.charged)}, left ${sayLeft(settled)}`;
    ports.log(`${sayCall(asking)}: answered ${head.status}, quoted ${sayUnits(likelyUnits(quote))}${units}`);
    return settled;
  };
  const taken = await takeBody(answer.body, MOST_BYTES).catch((error: unknown) => ({ kind: 'broken', error }) as const);
  switch (taken.kind) {
    case 'whole': {
      const settled = await settle(taken.bytes);
      passHead(client, head, headersOf(quote, settled, 'charged'));
      client.end(taken.bytes, answer.trailers());
      return;
    }
    case 'longer': {
      answer.streamOn();
      const settled = await settle(null);
      passHead(client, head, headersOf(quote, settled, 'not-known'));
      return streamOn(client, answer, taken.all);
    }
    case 'broken': {
      const settled = await settle(null);
      const error = taken.error instanceof UpstreamError ? taken.error : new UpstreamError('hung-up', taken.error);
      sendDocument(client, lostProblem(error.because, pack.document.title, ports.answerMs, fateOf(settled)));
    }
  }
};

/** A call that may charge: decided, reserved, sent once, settled, and its answer passed on. */
export const chargingCall = async (
  ports: CallPorts,
  passage: Passage,
  asking: Asking,
  body: Buffer | null,
): Promise<void> => {
  const quote = await openCall(ports, passage, asking);
  if (quote === null) return;
  const { client, pack } = passage;
  const exchange = sendOn(passage, body, { ms: ports.answerMs, of: 'whole' });
  client.onGone(() => {
    if (!exchange.hasBegun()) exchange.stop();
  });
  const result = await exchange.result;
  if (result.kind === 'answer') return settleAndPass(ports, passage, asking, quote, result);
  const settled = await closeCall(ports, asking, { kind: 'none', sent: result.sent });
  const fate = result.sent === 'no' ? 'released' : fateOf(settled);
  ports.log(`${sayCall(asking)}: no answer (${result.error.because}), ${fate}`);
  sendDocument(client, lostProblem(result.error.because, pack.document.title, ports.answerMs, fate));
};
