/**
 * Requests this installation's public URL once a day, so that an expired certificate or a wrong proxy is logged before
 * senders notice. The request starts here, so a network that cannot reach itself is reported too.
 */
import type { HttpClient } from '@hookline/node-kit';
import type { Logger } from 'pino';
import { createHttpClient } from '../../platform/outbound/index.js';
import { PeriodicTask } from '../../platform/tasks/periodic-task.js';

const DAY_MS = 24 * 3_600_000;
const LIMITS = { timeoutMs: 10_000, maxBytes: 64 * 1024 };

export interface SelfProbeDeps {
  readonly publicUrl: string;
  /** OUTBOUND_ALLOW; the public URL itself may be reached regardless. */
  readonly allow: readonly string[];
  readonly logger: Logger;
}

export class SelfProbe {
  private readonly http: ReturnType<typeof createHttpClient>;
  private readonly task: PeriodicTask;

  constructor({ publicUrl, allow, logger }: SelfProbeDeps) {
    const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '');
    this.http = createHttpClient({ allow: [...allow, host] });
    const options = {
      periodMs: DAY_MS,
      immediate: true,
      logger,
      onFailure: 'Probing PUBLIC_URL failed; the next day tries again',
    };
    this.task = new PeriodicTask(() => probe(this.http, publicUrl, logger), options);
  }

  /** Call it once this process answers requests. */
  start(): void {
    this.task.start();
  }

  async close(): Promise<void> {
    await this.task.close();
    await this.http.close();
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
