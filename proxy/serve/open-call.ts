import type { Asking } from '../../shared/gate/asking.ts';
import { blockedProblem } from '../../shared/gate/blocked-problem.ts';
import { STOPPING } from '../../shared/gate/problem.ts';
import type { Answer } from '../../shared/rules/answer.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import type { Settled } from '../../shared/rules/settled.ts';
import { quoteDocument } from '../../shared/words/quote-document.ts';
import type { CallPorts, Passage } from './call-ports.ts';
import { sayCall, sayUnits } from './log-line.ts';
import { sendDocument } from './own-answer.ts';
import { likelyUnits } from './tollgate-headers.ts';

/**
 * Asks the gate to let a call leave. Resolves with what was reserved once that is durable; null when the call does not leave: its client was told why, or is
 * gone.
 */
export const openCall = async (ports: CallPorts, { client }: Passage, asking: Asking): Promise<Quote | null> => {
  const { gate, log, isStopping } = ports;
  const opened = await gate.open(asking, ports.decider, () => client.isGone() || isStopping());
  switch (opened.kind) {
    case 'blocked':
      log(`${sayCall(asking)}: blocked (${opened.reason}), quoted ${sayUnits(likelyUnits(opened.quote))}`);
      sendDocument(client, blockedProblem({ ...opened, quote: quoteDocument(opened.quote, 'en') }));
      return null;
    case 'gone':
      log(`${sayCall(asking)}: ${isStopping() ? 'the proxy is stopping' : 'the client left'} before it was sent`);
      sendDocument(client, STOPPING);
      return null;
    case 'allowed':
      if (!client.isGone()) return opened.quote;
      await closeCall(ports, asking, { kind: 'none', sent: 'no' });
      log(`${sayCall(asking)}: the client left before it was sent`);
      return null;
  }
};

/**
 * Settles a call that was opened. A ledger that was out of reach may be there again, so it is tried once more (settling twice changes nothing). Null, with a
 * line in the log, when it cannot be written: the units stay held, and are unresolved after a restart.
 */
export const closeCall = async ({ gate, log }: CallPorts, asking: Asking, answer: Answer): Promise<Settled | null> => {
  try {
    return await gate.settle(asking.id, answer).catch(() => gate.settle(asking.id, answer));
  } catch (error) {
    log(`${sayCall(asking)}: the ledger could not be written, its units stay held: ${String(error)}`);
    return null;
  }
};
