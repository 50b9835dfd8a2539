import { DocumentError, upgradeDocument, type WorkflowGraph } from '@hookline/domain';
import { AppError } from '../../platform/errors/app-error.js';

/** @throws AppError when a client sent something that is no document. */
export function readGraph(document: unknown): WorkflowGraph {
  try {
    return upgradeDocument(document);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new AppError('unprocessable', error.code, error.message, { problems: error.issues });
  }
}
