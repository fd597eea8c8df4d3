import { UsageError } from '../usage-error.ts';

/** The one file that a command was given. Throws UsageError for none, and for more than one. */
export const oneFile = (operands: readonly string[], form: string): string => {
  const [file, more] = operands;
  if (file === undefined || file === '') throw new UsageError(`name the file: tollgate ${form}`);
  if (more !== undefined) throw new UsageError(`${more} is one file too many: tollgate ${form}`);
  return file;
};

/** Refuses operands where a command takes none. Throws UsageError. */
export const noOperands = (operands: readonly string[], form: string): void => {
  const [first] = operands;
  if (first !== undefined) throw new UsageError(`${first} does not belong there: tollgate ${form}`);
};
