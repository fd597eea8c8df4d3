import type { PackDocument } from '../shared/pack/schema.ts';
import type { Recorded } from '../shared/teach/recorded.ts';

/** What is recorded of a site while a person does a thing there once. In memory only. */
export interface Recording {
  readonly site: string;
  readonly since: number;
  readonly calls: readonly Recorded[];
}

/** What the teaching window may ask of the background. */
export interface TeachCalls {
  /** Null while nothing is recorded. */
  recording(): Promise<Recording | null>;
  /** Records what a site calls from now on: what no rule describes passes. */
  startRecording(input: { readonly site: string }): Promise<void>;
  /** Ends it, and forgets what was seen. */
  stopRecording(): Promise<void>;
  /** The pack that was taught of a host before; null for none. */
  taughtPack(input: { readonly host: string }): Promise<PackDocument | null>;
  /** Keeps a pack that was taught, and goes by it at once. Null when done, else what is wrong with it. */
  savePack(input: { readonly document: unknown }): Promise<string | null>;
  /** Goes by a taught pack no longer. What the books hold of its calls stays. */
  removePack(input: { readonly id: string }): Promise<void>;
}
