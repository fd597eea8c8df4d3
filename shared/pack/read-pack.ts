import { compilePack } from './compile.ts';
import type { CompiledPack } from './compiled.ts';
import { PackError } from './pack-error.ts';
import { parsePack } from './schema.ts';

/** Reads and compiles a pack that was kept, or says the first thing that is wrong with it. */
export const readPack = (value: unknown): CompiledPack | string => {
  const parsed = parsePack(value);
  if (parsed.kind === 'wrong') return parsed.problems[0] ?? 'it is no rule pack';
  try {
    return compilePack(parsed.pack);
  } catch (error) {
    if (error instanceof PackError) return error.message;
    throw error;
  }
};
