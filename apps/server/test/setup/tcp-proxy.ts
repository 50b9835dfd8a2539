import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** A way to the database that can be cut. */
export interface Wire {
  readonly databaseUrl: string;
  /**
   * The database takes its client for dead, and the client hears nothing any more, not even that: to both sides it is
   * as if the client's process had been killed.
   */
  cut(): void;
  /** Breaks the connections there are, as a network does; new ones can be made. */
  breakConnections(): void;
  close(): void;
}

export async function openWire(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl);
  const near = new Set<Socket>();
  const far = new Set<Socket>();
  let isCut = false;
  const server = createServer((client) => {
    near.add(client.on('error', () => undefined).unref());
    if (isCut) return;
    const database = connect(Number(target.port), target.hostname);
    far.add(database.on('error', () => undefined));
    client.on('data', (chunk) => void database.write(chunk));
    database.on('data', (chunk) => isCut || client.write(chunk));
    client.on('close', () => database.destroy());
    database.on('close', () => isCut || client.destroy());
  });
  const breakConnections = (): void => {
    for (const socket of [...near, ...far]) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    databaseUrl: url.href,
    cut() {
      isCut = true;
      for (const socket of far) socket.destroy();
    },
    breakConnections,
    close() {
      server.close();
      // Those of a dead client stay as they are: it is not to hear of the end.
      if (!isCut) breakConnections();
    },
  };
}
