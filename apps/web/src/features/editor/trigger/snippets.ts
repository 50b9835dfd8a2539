/** The same request for a terminal, a browser and a script. */
import { curlCommand } from '../../../shared/ui/index.js';

export const SNIPPET_LANGUAGES = ['cURL', 'fetch', 'Python'] as const;
export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];

export interface SnippetRequest {
  readonly method: string;
  readonly url: string;
  /** JSON text. */
  readonly body: string;
}

export function writeSnippet(language: SnippetLanguage, { method, url, body }: SnippetRequest): string {
  const json = compact(body);
  switch (language) {
    case 'cURL':
      return curlCommand({ method, url, headers: [['content-type', 'application/json']], body: json });
    case 'fetch':
      return [
        `await fetch(${JSON.stringify(url)}, {`,
        `  method: ${JSON.stringify(method)},`,
        `  headers: { 'content-type': 'application/json' },`,
        `  body: JSON.stringify(${json}),`,
        '});',
      ].join('\n');
    case 'Python':
      return [
        'import json, urllib.request',
        '',
        'request = urllib.request.Request(',
        `    ${JSON.stringify(url)},`,
        `    data=${JSON.stringify(json)}.encode(),`,
        `    headers={"content-type": "application/json"},`,
        `    method=${JSON.stringify(method)},`,
        ')',
        'print(urllib.request.urlopen(request).read().decode())',
      ].join('\n');
  }
}

function compact(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body));
  } catch {
    return body; // half typed: shown as it is
  }
}
