import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isUuid } from '../../../platform/ids/uuid.js';

export interface ResumeTarget {
  readonly runId: string;
  readonly nodeId: string;
}

/**
 * Resume URLs. Each contains its run and step and a signature over both, so that none can be guessed, and none has to
 * be stored in advance.
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
    const payload = Buffer.from(`${runId}/${nodeId}`);
    return `${this.publicUrl}/resume/${payload.toString('base64url')}.${this.sign(payload).toString('base64url')}`;
  }

  /** Undefined when the signature is invalid. */
  read(token: string): ResumeTarget | undefined {
    const [payload, signature] = token.split('.').map((part) => Buffer.from(part, 'base64url'));
    if (!payload || !signature || signature.length !== SIGNATURE_BYTES) return undefined;
    if (!timingSafeEqual(signature, this.sign(payload))) return undefined;
    const text = payload.toString();
    const slash = text.indexOf('/');
    const runId = text.slice(0, slash);
    return isUuid(runId) ? { runId, nodeId: text.slice(slash + 1) } : undefined;
  }

  private sign(payload: Buffer): Buffer {
    return createHmac('sha256', this.key).update(payload).digest().subarray(0, SIGNATURE_BYTES);
  }
}

const SIGNATURE_BYTES = 24;
