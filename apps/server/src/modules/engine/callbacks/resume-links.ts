import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isUuid } from '../../../platform/ids/uuid.js';

export interface ResumeTarget {
  readonly runId: string;
  readonly nodeId: string;
}

/**
 * The addresses at which steps are answered. Each carries its run and step and a signature over both, so that nobody can
 * guess one, and none has to be stored before somebody may use it.
 */
export class ResumeLinks {
  private readonly key: Buffer;

  constructor(
    private readonly publicUrl: string,
    secretKey: string,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', secretKey, '', 'hookline resume links', 32));
  }

  urlOf(runId: string, nodeId: string): string {
    const place = Buffer.from(`${runId}/${nodeId}`);
    return `${this.publicUrl}/resume/${place.toString('base64url')}.${this.sign(place).toString('base64url')}`;
  }

  /** Undefined when the token is none of ours. */
  read(token: string): ResumeTarget | undefined {
    const [place, signature] = token.split('.').map((part) => Buffer.from(part, 'base64url'));
    if (!place || !signature || signature.length !== SIGNATURE_BYTES) return undefined;
    if (!timingSafeEqual(signature, this.sign(place))) return undefined;
    const text = place.toString();
    const slash = text.indexOf('/');
    const runId = text.slice(0, slash);
    return isUuid(runId) ? { runId, nodeId: text.slice(slash + 1) } : undefined;
  }

  private sign(place: Buffer): Buffer {
    return createHmac('sha256', this.key).update(place).digest().subarray(0, SIGNATURE_BYTES);
  }
}

const SIGNATURE_BYTES = 24;
