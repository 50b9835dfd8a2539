/** One card with the state of the link. Works without scripts, and its policy allows none. */
import { Markup, markup } from './markup.js';
import { STYLE, STYLE_SOURCE } from './style.js';

export interface PageContent {
  readonly status: { readonly tone: Tone; readonly word: string };
  /** Any text, of any length. */
  readonly title: string;
  readonly body: Markup;
}

type Tone = keyof typeof GLYPHS;

export const RESUME_PAGE_POLICY = [
  `default-src 'none'`,
  `style-src ${STYLE_SOURCE}`,
  `img-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

export function resumePage({ status, title, body }: PageContent): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${status.word}: ${title} · Hookline</title>
<link rel="icon" href="/icon.svg">
<style>${new Markup(STYLE)}</style>
</head>
<body>
<header>${LOGO}Hookline</header>
<main>
<span class="status ${status.tone}"><svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">${GLYPHS[status.tone]}</svg>${status.word}</span>
<h1 dir="auto">${title}</h1>
${body}
</main>
</body>
</html>
`.html;
}

const LOGO = markup`<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path class="hook" d="M6.5 6.5v8.3a5.25 5.25 0 0 0 10.5 0V9.9l-3.9 3.5"/><circle class="float" cx="6.5" cy="4.4" r="3.1"/></svg>`;

const RING = markup`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.75"/>`;

const GLYPHS = {
  waiting: markup`${RING}<path d="M8 4.8V8l2.1 1.4" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`,
  queued: markup`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.75" stroke-dasharray="2.2 2.5"/>`,
  succeeded: markup`<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="m5 8.2 2.1 2.1L11.1 6" fill="none" stroke="var(--succeeded-soft)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,
  cancelled: markup`${RING}<path d="m4 12 8-8" stroke="currentColor" stroke-width="1.75"/>`,
  held: markup`${RING}<path d="M6.4 5.9v4.2M9.6 5.9v4.2" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/>`,
};
