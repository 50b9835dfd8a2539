import type { EventCurlResponse } from '@hookline/contracts';
import { PLACEHOLDER } from '@hookline/providers';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { SETTINGS, type RuntimeSettings } from '../../../platform/config/settings.js';
import { fromJson } from '../../../platform/database/statements/from-json.js';
import { AppError, notFound } from '../../../platform/errors/app-error.js';
import { isUuid } from '../../../platform/ids/uuid.js';
import { RequestSigner } from '../../ingest/index.js';
import { curlCommand } from './curl-command.js';
import { replaceHeaders, sentHeaders } from './sent-headers.js';

interface SentRow {
  readonly workflow_id: string;
  readonly node_id: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: string;
  readonly body: Buffer;
  readonly key: string | null;
}

const FIND = `
  select e.workflow_id, e.node_id, e.method, e.path, e.query, e.headers, e.body, p.key
  from events e left join endpoints p on p.id = e.endpoint_id where e.id = $1`;

/**
 * A stored event as a curl command with a fresh signature: old signatures often expire within minutes. A secret that is
 * a proof by itself is left out, because commands end up in histories, chats and tickets.
 */
@Injectable()
export class EventCurl {
  constructor(
    private readonly pool: Pool,
    private readonly signer: RequestSigner,
    @Inject(SETTINGS) private readonly settings: RuntimeSettings,
  ) {}

  async get(id: string): Promise<EventCurlResponse> {
    const { rows } = isUuid(id) ? await this.pool.query<SentRow>(FIND, [id]) : { rows: [] };
    const [row] = rows;
    if (!row) throw notFound('event', id);
    if (row.method === '')
      throw new AppError(
        'conflict',
        'event.no-request',
        'No request came with this event, so there is none to repeat. Replay it.',
      );
    if (row.key === null) throw notFound('trigger', row.node_id);
    const { method, body } = row;
    const headers = sentHeaders(fromJson<[string, string][]>(row.headers));
    const rest = visible(`${row.path === '/' ? '' : row.path}${row.query && `?${row.query}`}`);
    const signed = await this.signer.show(
      { workflowId: row.workflow_id, nodeId: row.node_id },
      (trigger) => ({ method, url: `${trigger}${rest}`, headers, body }),
      this.settings.PUBLIC_URL,
    );
    const url = `${this.settings.PUBLIC_URL}/hooks/${row.key}${rest}`;
    const command = curlCommand({ method, url, headers: replaceHeaders(headers, signed ?? {}), body, signed });
    return { command, signed: signed !== null, placeholder: hasPlaceholder(signed) ? PLACEHOLDER : null };
  }
}

const hasPlaceholder = (signed: Readonly<Record<string, string>> | null): boolean =>
  Object.values(signed ?? {}).some((value) => value.includes(PLACEHOLDER));

/** Escapes the characters that a sender left unescaped in the URL. */
const visible = (address: string): string =>
  address.replaceAll(
    /[^!-~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
