import { DocumentError, importDocument, upgradeDocument, type WorkflowGraph } from '@hookline/domain';
import { AppError } from '../../platform/errors/app-error.js';

/** A stored document. @throws AppError when it is none. */
export const readGraph = (document: unknown): WorkflowGraph => refusing(() => upgradeDocument(document));

/** One that a client sends. @throws AppError when it is none, or has ids that Hookline cannot work with. */
export const readSentGraph = (document: unknown): WorkflowGraph => refusing(() => importDocument(document));

function refusing(read: () => WorkflowGraph): WorkflowGraph {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new AppError('unprocessable', error.code, error.message, { problems: error.issues });
  }
}
