import { NodeError, defineExecutor } from '@hookline/node-kit';
import { stopDefinition } from './definition.js';
import { isErrorCode } from './is-error-code.js';

/** In characters: the message is shown in one row of a list. */
const MAX_LENGTH = 1000;

export const executeStop = defineExecutor(stopDefinition, ({ message, code }) => {
  if (!isErrorCode(code)) {
    const hint = 'Error code: Use letters, digits, dots and hyphens, for example order.too-large.';
    throw new NodeError({ code: 'config.wrong', message: hint, details: { field: 'code' } });
  }
  const text = message.trim();
  throw new NodeError({
    code: code.trim() || 'run.stopped',
    message: text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text,
  });
});
