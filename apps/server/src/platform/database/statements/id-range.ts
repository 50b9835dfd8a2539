import { AppError } from '../../errors/app-error.js';
import { idAt, isUuid } from '../../ids/uuid.js';
import type { IdRange } from './newest-in-index.js';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

interface PagedQuery {
  readonly cursor?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Bounds on time become bounds on ids, which are ordered by time. @throws AppError when the cursor is no id. */
export function idRange({ cursor, from, to }: PagedQuery): IdRange {
  const bounds = [to === undefined ? LAST_ID : idAt(Date.parse(to)), readId('cursor', cursor) ?? LAST_ID];
  return { from: from === undefined ? FIRST_ID : idAt(Date.parse(from)), before: bounds.sort()[0] ?? LAST_ID };
}

/** @throws AppError when the text is no id. */
export function readId(name: string, value: string | undefined): string | undefined {
  if (value === undefined || isUuid(value)) return value;
  throw new AppError('unprocessable', 'request.wrong', `${name} is no id of Hookline's.`);
}
