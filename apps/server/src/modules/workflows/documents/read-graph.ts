import { DocumentError, importDocument, upgradeDocument, type WorkflowGraph } from '@hookline/domain';
import { AppError } from '../../../platform/errors/app-error.js';

/** Parses a stored document. @throws AppError when it is invalid. */
export const readGraph = (document: unknown): WorkflowGraph => refusing(() => upgradeDocument(document));

/** Parses a client's document. @throws AppError when it is invalid, or has ids that Hookline cannot use. */
export const readSentGraph = (document: unknown): WorkflowGraph => refusing(() => importDocument(document));

function refusing(read: () => WorkflowGraph): WorkflowGraph {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new AppError('unprocessable', error.code, error.message, { problems: error.issues });
  }
}
