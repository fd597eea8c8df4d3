import { toUnits } from '../../shared/amount.ts';
import { leftOf } from '../../shared/books/allowance.ts';
import { peekAccount } from '../../shared/books/books.ts';
import { type Asking, needsOpening } from '../../shared/gate/asking.ts';
import { type Fate, lostProblem } from '../../shared/gate/problem.ts';
import type { Answer } from '../../shared/rules/answer.ts';
import type { HeaderList } from '../http/header-list.ts';
import type { CallPorts, Passage } from './call-ports.ts';
import type { Taken } from './lessons.ts';
import { sayCall } from './log-line.ts';
import { closeCall, openCall } from './open-call.ts';
import { sendDocument } from './own-answer.ts';
import { type Passed, passAnswer } from './pass-answer.ts';
import { passCount } from './pass-count.ts';
import { readAnswerCopy } from './read-copy.ts';
import { sendOn } from './send-on.ts';
import { tollgateHeaders } from './tollgate-headers.ts';

/** The headers of a call that cannot charge: nothing quoted, nothing charged, and what is left now. */
const headersNow = ({ gate }: CallPorts, { recognised, account }: Asking): Promise<HeaderList> =>
  gate.look((books, now) => {
    const { pack } = recognised;
    const meter = pack.mainMeter;
    const known = peekAccount(books, pack.id, account);
    const left = known === null ? null : leftOf(known, meter, now);
    const units = {
      quote: { [meter]: 0 },
      charged: { [meter]: 0 },
      left: { [meter]: left === null ? null : toUnits(left) },
    };
    return tollgateHeaders(units);
  });

/** How an answer goes into the books. */
type Finish = (answer: Answer) => Promise<void>;

/** That of a call that is on record. */
const settling =
  (ports: CallPorts, asking: Asking): Finish =>
  async (answer) => {
    const settled = await closeCall(ports, asking, answer);
    if (settled !== null)
      ports.log(`${sayCall(asking)}: answered ${answer.kind === 'response' ? answer.status : 'nothing'}, free`);
  };

/** That of any other. Null when it teaches nothing. */
const learning = (ports: CallPorts, asking: Asking): Finish | null => {
  const { call } = asking.recognised;
  if (call === null || (call.lessons.length === 0 && call.onAccept.length === 0)) return null;
  return async (answer) => {
    if (answer.kind !== 'response') return;
    await ports.gate.learn(asking, answer).catch((error: unknown) => {
      ports.log(`${sayCall(asking)}: what its answer says could not be recorded: ${String(error)}`);
    });
  };
};

/** True for a call whose answer tells the provider's own count: what is left is known once it was read. */
const tellsCount = ({ recognised }: Asking): boolean =>
  recognised.call?.lessons.some((lesson) => lesson.kind === 'count') ?? false;

/** A call of the provider that cannot charge: streams both ways. What it changes or shows goes into the books. */
export const freeCall = async (
  ports: CallPorts,
  passage: Passage,
  asking: Asking,
  body: Buffer | AsyncIterable<Buffer> | null,
): Promise<void> => {
  const isOpened = needsOpening(asking.recognised);
  if (isOpened && (await openCall(ports, passage, asking)) === null) return;
  const finish = isOpened ? settling(ports, asking) : learning(ports, asking);
  const { client, pack } = passage;
  const exchange = sendOn(passage, body, { ms: ports.answerMs, of: 'silence' });
  client.onGone(() => {
    if (finish === null || !exchange.hasBegun()) exchange.stop();
  });
  const result = await exchange.result;
  if (result.kind === 'failed') {
    if (finish !== null) await ports.lessons.take(() => finish({ kind: 'none', sent: result.sent }));
    const fate: Fate = isOpened && result.sent === 'no' ? 'released' : 'nothing-held';
    if (!client.isGone()) ports.log(`${sayCall(asking)}: no answer (${result.error.because})`);
    sendDocument(client, lostProblem(result.error.because, pack.document.title, ports.answerMs, fate));
    return;
  }
  const { head } = result;
  const learn = async ({ bytes, isWhole }: Passed): Promise<Taken> => {
    // A part of a list teaches nothing; a call that was opened has to be settled all the same.
    if (finish === null || (!isWhole && !isOpened)) return 'written';
    const body = await readAnswerCopy(bytes, head.headers);
    return ports.lessons.take(() => finish({ kind: 'response', status: head.status, body }));
  };
  // The answer is on its way: it does not wait for a ledger that cannot be read.
  const headers = (): Promise<HeaderList> => headersNow(ports, asking).catch(() => []);
  if (finish !== null && tellsCount(asking)) return passCount(ports, passage, result, headers, learn);
  await passAnswer(client, result, await headers(), finish === null ? null : learn);
};
