import type { Page } from 'playwright-core';

/** Reports what a careful person would see in the developer tools. */
export function watchPage(page: Page, origin: string, report: (problem: string) => void): void {
  page.on('console', (message) => {
    if (message.type() === 'error') report(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => report(error.stack ?? error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !isLocal(request.url())) report(`asked another host: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left, or a query that nobody waits for any more, gives up its requests: that is no failure.
    if (reason !== 'net::ERR_ABORTED') report(`${request.method()} ${request.url()} failed: ${reason}`);
  });
}

const isLocal = (url: string): boolean => /^(data|blob):/.test(url);
