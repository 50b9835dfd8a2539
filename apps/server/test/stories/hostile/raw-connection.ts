/** A connection spoken by hand: it sends any bytes, and reads of the answers what has to be known of them. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { RawRequest } from './raw-request.js';
import { readAnswers } from './read-answers.js';

/** Statuses in the order in which they came. `silent`: nothing came for so long that it was given up. */
export interface Outcome {
  readonly statuses: readonly number[];
  readonly isSilent: boolean;
}

/** On a busy machine an answer may take its time; a request that hangs takes for ever. */
const ANSWER_TIMEOUT_MS = 60_000;

export class RawConnection {
  private socket: Socket | undefined;

  constructor(private readonly port: number) {}

  /** @returns once the request has ended as it says it does. The next one gets a new connection if it needs one. */
  async send(request: RawRequest): Promise<Outcome> {
    const socket = (this.socket ??= await this.open());
    const outcome = await exchange(socket, request);
    if (outcome.isOver || request.until !== 'answered') this.close();
    return outcome;
  }

  close(): void {
    this.socket?.destroy();
    this.socket = undefined;
  }

  private async open(): Promise<Socket> {
    const socket = connect(this.port, '127.0.0.1').setNoDelay(true);
    await once(socket, 'connect');
    // What breaks off is an outcome: the connection closes after it.
    return socket.on('error', () => undefined);
  }
}

function exchange(
  socket: Socket,
  { bytes, until, isHead = false }: RawRequest,
): Promise<Outcome & { readonly isOver: boolean }> {
  return new Promise((resolve) => {
    let text = '';
    const end = (isSilent: boolean): void => {
      clearTimeout(timer);
      socket.off('data', read).off('close', close);
      const { statuses, isLast } = readAnswers(text, isHead);
      resolve({ statuses, isSilent, isOver: isLast || isSilent || socket.destroyed });
    };
    const close = (): void => end(false);
    const read = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      if (until === 'answered' && readAnswers(text, isHead).isComplete) end(false);
    };
    const timer = setTimeout(() => end(true), ANSWER_TIMEOUT_MS);
    socket.on('data', read).on('close', close);
    if (socket.destroyed) return close();
    socket.write(bytes, () => {
      if (until === 'ended') socket.end();
      if (until === 'reset') socket.resetAndDestroy();
    });
  });
}
