/** What a connection has said so far. */
export interface Answers {
  /** Of whole answers and of one that is still coming; those of 1xx are left out. 0: what came is no answer. */
  readonly statuses: readonly number[];
  /** There is an answer, and the last one is all there. */
  readonly isComplete: boolean;
  /** The server ends the connection; when it could not read the request, without saying so. */
  readonly isLast: boolean;
}

/** `HTTP/1.1 200` */
const STATUS_LENGTH = 12;

/** @param isHead answers have no body, whatever length they tell */
export function readAnswers(text: string, isHead: boolean): Answers {
  const statuses: number[] = [];
  let isLast = false;
  let isComplete = false;
  for (let at = 0; at < text.length;) {
    const headEnd = text.indexOf('\r\n\r\n', at);
    if (headEnd < 0 && text.length - at < STATUS_LENGTH) return { statuses, isComplete: false, isLast };
    const head = text.slice(at, headEnd < 0 ? undefined : headEnd);
    const status = Number(/^HTTP\/1\.\d (\d{3})/.exec(head)?.[1] ?? 0);
    if (status === 0) return { statuses: [...statuses, 0], isComplete: true, isLast: true };
    if (status >= 200) statuses.push(status);
    isLast ||= status >= 200 && !/^connection: keep-alive$/im.test(head);
    const end = headEnd < 0 ? undefined : bodyEnd(text, headEnd + 4, head, isHead || status < 200);
    isComplete = status >= 200 && end !== undefined && end <= text.length;
    // What follows the last answer is its body, although HEAD was answered: the parser refuses before it knows a method.
    at = isLast ? text.length : (end ?? text.length);
  }
  return { statuses, isComplete, isLast };
}

/** Undefined: it goes on until the connection ends, or its end has not come yet. */
function bodyEnd(text: string, start: number, head: string, isBodiless: boolean): number | undefined {
  if (isBodiless) return start;
  const length = /^content-length: *(\d+)$/im.exec(head)?.[1];
  if (length !== undefined) return start + Number(length);
  if (!/^transfer-encoding: *chunked$/im.test(head)) return /^HTTP\/1\.\d (204|304)/.test(head) ? start : undefined;
  const last = text.indexOf('\r\n0\r\n\r\n', start - 2);
  return last < 0 ? undefined : last + 7;
}
