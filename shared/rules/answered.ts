import type { Ask } from '../model/posting.ts';
import type { CompiledCall, CompiledPack } from '../pack/compiled.ts';
import { type Answer, readAnswer } from './answer.ts';
import { matchAnswer } from './match-answer.ts';

/** Which items of a call its answer accepted, and which it refused, by their numbers. */
export interface Answered {
  readonly accepted: number;
  readonly refused: readonly string[];
}

/** What an answer says of each of these items, where it names them; null where it does not. */
export const answeredOf = (
  pack: CompiledPack,
  call: CompiledCall,
  asks: readonly Ask[],
  answer: Answer,
): Answered | null => {
  const read = readAnswer(pack, call, answer);
  const envelope = call.listed ?? pack.envelope;
  if (read.kind !== 'items' || envelope === null) return null;
  const fields = Object.keys(call.document.items?.fields ?? {});
  const { outcomes } = matchAnswer(asks, read.accepted, read.rejected, fields, envelope);
  return {
    accepted: outcomes.filter(({ kind }) => kind === 'accepted').length,
    refused: asks.flatMap(({ number }, place) => (outcomes[place]?.kind === 'rejected' ? [number] : [])),
  };
};
