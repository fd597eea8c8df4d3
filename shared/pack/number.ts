/** How a provider writes its numbers. */
export interface NumberForm {
  readonly least: number;
  readonly most: number;
  /** Characters allowed beside A-Z and 0-9. */
  readonly also: string;
}

const isPlain = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 65 && code <= 90);

/** A number as keys hold it: trimmed and in upper case. Empty for what is neither text nor a number. */
export const normaliseNumber = (value: unknown): string => {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value !== 'string') return '';
  for (let at = 0; at < value.length; at++) {
    if (!isPlain(value.charCodeAt(at))) return value.trim().toUpperCase();
  }
  return value;
};

/** True when a normalised number has the form that the provider takes. */
export const isNumber = (number: string, form: NumberForm | undefined): boolean => {
  if (number === '') return false;
  if (form === undefined) return true;
  if (number.length < form.least || number.length > form.most) return false;
  for (let at = 0; at < number.length; at++) {
    if (!isPlain(number.charCodeAt(at)) && !form.also.includes(number.charAt(at))) return false;
  }
  return true;
};

/** The letters and digits of a number, by which two spellings of one number are recognised. */
export const bareNumber = (number: string): string => number.replace(/[^A-Z0-9]/g, '');

/** A carrier as keys hold it. Absent, null, 0, "" and -1 all mean that none was given: ''. */
export const normaliseVariant = (value: unknown): string => {
  if (typeof value === 'number') return value === 0 || value === -1 || !Number.isFinite(value) ? '' : String(value);
  if (typeof value !== 'string') return '';
  const text = value.trim().toUpperCase();
  return text === '0' || text === '-1' ? '' : text;
};
