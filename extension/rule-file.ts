import { readPack } from '../shared/pack/read-pack.ts';
import { type PackDocument, parsePack } from '../shared/pack/schema.ts';

/** What was written as JSON: the pack, or what is wrong with it. */
export const packFrom = (text: string): { readonly document: PackDocument } | { readonly problem: string } => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  const parsed = parsePack(value);
  if (parsed.kind === 'wrong') return { problem: parsed.problems[0] ?? '' };
  const pack = readPack(parsed.pack);
  return typeof pack === 'string' ? { problem: pack } : { document: parsed.pack };
};

/** A pack as it is written and exported. */
export const packText = (document: PackDocument): string => `${JSON.stringify(document, null, 2)}\n`;
