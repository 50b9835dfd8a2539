import type { EventResponse } from '@hookline/contracts';
import { decodeText, decompressBody, parseForm } from '@hookline/http-message';
import { ProviderRequest, detectProvider } from '@hookline/providers';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { fromJson } from '../../platform/database/statements/from-json.js';
import { idRange } from '../../platform/database/statements/id-range.js';
import { newestInIndex } from '../../platform/database/statements/newest-in-index.js';
import { SqlValues } from '../../platform/database/statements/sql-values.js';
import { notFound } from '../../platform/errors/app-error.js';
import { isUuid } from '../../platform/ids/uuid.js';
import { triggerOutput, type EventRow } from '../engine/index.js';
import { eventsById, toSummary, type EventSummaryRow } from './event-list.js';

const DETAIL_COLUMNS = 'e.query, e.headers, e.body, e.remote_address,';
const SHOWN_BYTES = 1024 * 1024;
const SHOWN_DUPLICATES = 20;

type DetailRow = EventSummaryRow & EventRow & { readonly remote_address: string | null };

@Injectable()
export class EventDetails {
  constructor(private readonly pool: Pool) {}

  async get(id: string): Promise<EventResponse> {
    const row = await this.getRow(id);
    const shown = row.body.subarray(0, SHOWN_BYTES);
    const headers = fromJson<[string, string][]>(row.headers);
    const text = textOf(row, headers) ?? null;
    const parsed = triggerOutput(row);
    return {
      ...toSummary(row),
      remoteAddress: row.remote_address,
      headers,
      duplicates: await this.duplicatesOf(id),
      looksLike:
        row.method !== '' && row.provider === 'none' && row.body.length <= SHOWN_BYTES
          ? (detectProvider(requestOf(row, headers))?.id ?? null)
          : null,
      query: parseForm(row.query),
      parsed,
      bodyProblem: bodyProblem(row.content_type, text, parsed['body']),
      bodyText: text?.slice(0, SHOWN_BYTES) ?? null,
      bodyBase64: shown.toString('base64'),
      bodyCut: shown.length < row.body.length,
    };
  }

  /** The body's exact bytes. */
  async getBody(id: string): Promise<Buffer> {
    return (await this.getRow(id)).body;
  }

  private async duplicatesOf(id: string): Promise<string[]> {
    const values = new SqlValues();
    const key = [['duplicate_of', 'uuid', id]] as const;
    const entry = { table: 'events', columns: 'id', where: 'duplicate_of is not null', key } as const;
    const newest = newestInIndex(entry, idRange({}), SHOWN_DUPLICATES, values);
    const { rows } = await this.pool.query<{ id: string }>(`select id from ${newest} d order by id desc`, values.all);
    return rows.map((row) => row.id);
  }

  private async getRow(id: string): Promise<DetailRow> {
    const { rows } = isUuid(id) ? await this.pool.query<DetailRow>(eventsById(DETAIL_COLUMNS), [[id]]) : { rows: [] };
    if (!rows[0]) throw notFound('event', id);
    return rows[0];
  }
}

const IS_JSON = /^(?:(?:application|text)\/json|.*\+json)$/i;

/** A body that is not valid JSON reaches the workflow as text or as bytes. */
function bodyProblem(contentType: string | null, text: string | null, body: unknown): string | null {
  const [type = ''] = (contentType ?? '').split(';', 1);
  if (!IS_JSON.test(type.trim()) || body === null) return null;
  const isUnread = text === null ? typeof body === 'object' : body === text;
  return isUnread
    ? `The body is called JSON (${type.trim().slice(0, 100)}) and is none, so the workflow gets it as ${text === null ? 'bytes' : 'a text'}. Let the sender send JSON, or another Content-Type.`
    : null;
}

/** Without the remote address, which identifies no sender. */
const requestOf = ({ method, query, body }: DetailRow, headers: [string, string][]): ProviderRequest =>
  new ProviderRequest({ method, url: `?${query}`, headers, body });

/** Undefined when the body is no text, or cannot be decompressed. */
function textOf({ body, content_type: contentType }: DetailRow, headers: [string, string][]): string | undefined {
  const encodings = headers.filter(([name]) => name.toLowerCase() === 'content-encoding').map(([, value]) => value);
  const unpacked = decompressBody(body, encodings.join(', '));
  return 'error' in unpacked ? undefined : decodeText(unpacked.body, contentType);
}
