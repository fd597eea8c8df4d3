import type { Gate } from '../../shared/gate/gate.ts';
import type { Decider } from '../../shared/gate/ports.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import type { Client } from '../http/client.ts';
import type { Upstream } from '../http/upstream.ts';
import type { Lessons } from './lessons.ts';

/** The most that is read whole of a body, in bytes. */
export const MOST_BYTES = 8 * 1024 * 1024;

/** What serving a provider's call works on. */
export interface CallPorts {
  readonly gate: Gate;
  readonly decider: Decider;
  readonly lessons: Lessons;
  readonly newId: () => string;
  /** Names this ledger's writer in its entries. */
  readonly origin: string;
  /** Writes one line for the person who runs the proxy. Never a credential, never a number. */
  readonly log: (line: string) => void;
  /** How long a provider may take to answer, in milliseconds. */
  readonly answerMs: number;
  readonly isStopping: () => boolean;
}

/** A call on its way: who asks, whose it is, and where it goes. */
export interface Passage {
  readonly client: Client;
  readonly pack: CompiledPack;
  readonly upstream: Upstream;
  /** Path and query as the provider gets them. */
  readonly target: string;
}
