import type { HttpResponse } from '@hookline/node-kit';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Data when the answer says that it is JSON and it is; its text otherwise; null when it is empty. */
  readonly body: unknown;
}

export function readAnswer({ status, headers, body }: HttpResponse): Answer {
  const text = decode(body, headers['content-type'] ?? '');
  return { status, headers, body: text === '' ? null : readBody(text, headers['content-type'] ?? '') };
}

function readBody(text: string, contentType: string): unknown {
  if (!/^[^;]*[/+]json\s*(;|$)/i.test(contentType)) return text;
  try {
    const data: unknown = JSON.parse(text);
    return data;
  } catch {
    // Some servers call everything JSON: then the text is what there is.
    return text;
  }
}

function decode(body: Uint8Array, contentType: string): string {
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    // A charset that nobody knows: UTF-8 is the best guess.
    return new TextDecoder().decode(body);
  }
}
