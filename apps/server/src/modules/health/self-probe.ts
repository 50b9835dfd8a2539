/**
 * Requests this installation's public URL once a day, so that an expired certificate or a wrong proxy is logged before
 * senders notice. The request starts here, so a network that cannot reach itself is reported too.
 */
import type { HttpClient } from '@hookline/node-kit';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { RuntimeSettings } from '../../platform/config/settings.js';
import { createHttpClient } from '../../platform/outbound/index.js';
import { Periodic } from '../../platform/tasks/periodic.js';

const DAY_MS = 24 * 3_600_000;
const LIMITS = { timeoutMs: 10_000, maxBytes: 64 * 1024 };

export interface SelfProbeDeps {
  readonly settings: Pick<RuntimeSettings, 'PUBLIC_URL' | 'OUTBOUND_ALLOW'>;
  readonly logger: Logger;
}

export class SelfProbe implements OnApplicationShutdown {
  private readonly http: ReturnType<typeof createHttpClient>;

  constructor(private readonly deps: SelfProbeDeps) {
    const { PUBLIC_URL, OUTBOUND_ALLOW } = deps.settings;
    const host = new URL(PUBLIC_URL).hostname.replace(/^\[|\]$/g, '');
    this.http = createHttpClient({ allow: [...OUTBOUND_ALLOW, host] });
  }

  @Periodic({
    name: 'probe PUBLIC_URL',
    everyMs: DAY_MS,
    immediate: true,
    onFailure: 'Probing PUBLIC_URL failed; the next day tries again',
  })
  probe(): Promise<void> {
    return probe(this.http, this.deps.settings.PUBLIC_URL, this.deps.logger);
  }

  onApplicationShutdown(): Promise<void> {
    return this.http.close();
  }
}

async function probe(http: HttpClient, publicUrl: string, logger: Logger): Promise<void> {
  const why = await whyUnreachable(http, publicUrl);
  if (why === null) return logger.debug({ publicUrl }, 'PUBLIC_URL responds');
  const advice =
    'Senders may not reach its triggers either: look at the name, the certificate, the proxy and the firewall';
  logger.warn({ publicUrl }, `This Hookline does not answer at PUBLIC_URL (${publicUrl}): ${why} ${advice}`);
}

async function whyUnreachable(http: HttpClient, publicUrl: string): Promise<string | null> {
  try {
    const { status, body } = await http.request({ method: 'GET', url: `${publicUrl}/health/live`, ...LIMITS });
    if (status !== 200) return `The answer there is ${status}.`;
    return new TextDecoder().decode(body).includes('"ok"') ? null : 'Something else answers there.';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
