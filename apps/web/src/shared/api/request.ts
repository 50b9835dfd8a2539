import { problemDetails } from '@hookline/contracts';
import { z } from 'zod';
import { ApiError } from './api-error.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type QueryValue = string | number | boolean | readonly string[] | null | undefined;

export interface RequestOptions {
  body?: unknown;
  /** Query parameters: lists are joined with commas, empty values are left out. */
  query?: Record<string, QueryValue>;
  signal?: AbortSignal | undefined;
  /** Lets the request outlive the page, for the last save. */
  keepalive?: boolean;
}

/**
 * Calls the API and parses the response by the contract.
 * @throws ApiError with the server's code and sentence
 */
export async function request<Schema extends z.ZodType>(
  method: Method,
  path: string,
  answer: Schema,
  options: RequestOptions = {},
): Promise<z.output<Schema>> {
  const response = await send(method, `/api/v1${path}${queryText(options.query)}`, options);
  if (!response.ok) throw await readProblem(response);
  const parsed = answer.safeParse(await readBody(response));
  if (parsed.success) return parsed.data;
  throw new ApiError(
    response.status,
    'answer.unreadable',
    `The server's answer does not fit this page (${z.prettifyError(parsed.error).split('\n')[0] ?? ''}). Load the page again.`,
  );
}

/** For responses without a body. */
export const nothing = z.undefined();

/** For responses that are not used, because the data is reloaded. */
export const anyResponse = z.unknown();

function queryText(query: Record<string, QueryValue> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const text = typeof value === 'object' && value !== null ? value.join(',') : String(value ?? '');
    if (text !== '') params.set(name, text);
  }
  return params.size === 0 ? '' : `?${params.toString()}`;
}

async function send(method: Method, url: string, { body, signal, keepalive }: RequestOptions): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
      ...(keepalive === undefined ? {} : { keepalive }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'server.unreachable', 'The server cannot be reached. Check that it runs, then try again.');
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function readProblem(response: Response): Promise<ApiError> {
  const parsed = problemDetails.safeParse(await readBody(response));
  if (parsed.success) return ApiError.of(parsed.data);
  return new ApiError(
    response.status,
    'server.failed',
    `The server answered ${response.status}. Try again in a moment.`,
  );
}
