import type { Body } from '../../shared/recognise/recognise.ts';
import { type AnswerBody, answerBody } from '../../shared/rules/answer.ts';
import { decodeContent } from '../http/content-coding.ts';
import type { HeaderList } from '../http/header-list.ts';
import { MOST_BYTES } from './call-ports.ts';

/** Packed lists of tracking events shrink to a tenth and less: what is read may come out longer than what came in. */
const MOST_UNPACKED = 8 * MOST_BYTES;

const textOf = (bytes: Buffer): string => new TextDecoder().decode(bytes);

/** A request's body for the recogniser, its coding undone. */
export const readRequest = async (bytes: Buffer, headers: HeaderList): Promise<Body> => {
  if (bytes.length === 0) return { kind: 'none' };
  const plain = await decodeContent(bytes, headers, MOST_UNPACKED);
  if (plain === null) return { kind: 'unreadable', why: 'is packed in a way that cannot be undone' };
  return { kind: 'text', text: textOf(plain) };
};

/** An answer's body for the rules. Null bytes are an answer that was too long or cut. */
export const readAnswerCopy = async (bytes: Buffer | null, headers: HeaderList): Promise<AnswerBody> => {
  const plain = bytes === null ? null : await decodeContent(bytes, headers, MOST_UNPACKED);
  return answerBody(plain === null ? null : textOf(plain));
};
