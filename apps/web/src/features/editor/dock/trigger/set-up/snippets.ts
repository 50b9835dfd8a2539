/** The test request as code for curl, fetch and Python. */
import { curlCommand } from '../../../../../shared/ui/index.js';
import type { TestRequest } from '../payload/test-request.js';

export const SNIPPET_LANGUAGES = ['cURL', 'fetch', 'Python'] as const;
export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];

/** Sends the body byte for byte, because a signature may cover it. */
export function writeSnippet(language: SnippetLanguage, { method, url, headers, body }: TestRequest): string {
  const hasBody = method !== 'GET' && method !== 'HEAD';
  switch (language) {
    case 'cURL':
      return curlCommand({ method, url, headers: Object.entries(headers), body: hasBody ? body : null });
    case 'fetch':
      return [
        `await fetch(${JSON.stringify(url)}, {`,
        `  method: ${JSON.stringify(method)},`,
        `  headers: ${JSON.stringify(headers)},`,
        ...(hasBody ? [`  body: ${roundTrips(body) ? `JSON.stringify(${body})` : JSON.stringify(body)},`] : []),
        '});',
      ].join('\n');
    case 'Python':
      return [
        'import urllib.request',
        '',
        'request = urllib.request.Request(',
        `    ${JSON.stringify(url)},`,
        ...(hasBody ? [`    data=${JSON.stringify(body)}.encode(),`] : []),
        `    headers=${JSON.stringify(headers)},`,
        `    method=${JSON.stringify(method)},`,
        ')',
        'print(urllib.request.urlopen(request).read().decode())',
      ].join('\n');
  }
}

/** Whether JavaScript serialises this value to the same text; it rounds long numbers. */
function roundTrips(text: string): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}
