import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpClient } from './create-http-client.js';
import { checkLiteralAddress, checkResolvedAddresses } from './guard/address-guard.js';
import { readAllowList } from './guard/allow-list.js';

/** Listens on every address of this machine, and counts connections. */
let server: Server;
let port: number;
let visits = 0;

beforeAll(async () => {
  server = createServer((_request, response) => {
    visits++;
    response.end('inside');
  });
  await new Promise<void>((resolve) => server.listen(0, '::', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const get = (door: ReturnType<typeof createHttpClient>, url: string) => door.request({ method: 'GET', url });

const resolvesTo = (...addresses: string[]) => ({
  resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
});

describe('an address of this machine or its network', () => {
  test.each([
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '0x7f000001',
    '2130706433',
    '0177.0.0.1',
    '127.0.0.1.',
    '0',
    '0.0.0.0',
    'localhost',
    'LOCALHOST',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[0:0:0:0:0:ffff:7f00:0001]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.100.100.200',
    '169.254.169.254',
    '255.255.255.255',
    '224.0.0.1',
    '198.18.0.1',
    '[fe80::1]',
    '[fd00:ec2::254]',
    '[fec0::1]',
    '[ff02::1]',
    '[2001:db8::1]',
  ])('cannot be reached as %s', async (host) => {
    const before = visits;
    const door = createHttpClient({ allow: [] });
    await expect(get(door, `http://${host}:${port}/`)).rejects.toMatchObject({
      code: 'http.address-refused',
      retryable: false,
    });
    expect(visits).toBe(before);
    await door.close();
  });

  test('is named, with the way to allow it', async () => {
    const door = createHttpClient({ allow: [] });
    await expect(get(door, `http://127.1:${port}/`)).rejects.toThrow(
      '127.0.0.1 is a private address. An operator can allow it with OUTBOUND_ALLOW.',
    );
    await door.close();
  });
});

describe('a service that a cloud gives to its machines', () => {
  const nothing = readAllowList([]);

  /** Only decided, never connected to. */
  test.each([
    ['168.63.129.16', 'Azure'],
    ['::ffff:168.63.129.16', 'Azure'],
    ['161.26.0.7', 'IBM Cloud'],
    ['166.9.48.1', 'IBM Cloud'],
    ['169.254.169.254', 'private'],
    ['169.254.170.2', 'private'],
    ['169.254.42.42', 'private'],
    ['100.100.100.200', 'private'],
    ['192.0.0.192', 'private'],
    ['fd00:ec2::254', 'private'],
    ['fd20:ce::254', 'private'],
    ['fd00:42::42', 'private'],
    ['fe80::a9fe:a9fe', 'private'],
    ['64:ff9b::a83f:8110', 'private'],
    ['2002:a83f:8110::', 'private'],
  ])('cannot be reached as %s', (address, named) => {
    const refusal = expect.objectContaining({ code: 'http.address-refused', message: expect.stringContaining(named) });
    expect(() => checkLiteralAddress(address, nothing)).toThrow(refusal);
    expect(() => checkResolvedAddresses('x.example.com', [{ address, family: 4 }], nothing)).toThrow(refusal);
  });

  test.each(['168.63.129.15', '168.63.129.17', '161.27.0.1', '166.12.0.1', '9.9.9.9', '2606:4700::1111'])(
    'is not %s',
    (address) => expect(() => checkLiteralAddress(address, nothing)).not.toThrow(),
  );

  test('can be allowed like any address', () => {
    expect(() => checkLiteralAddress('168.63.129.16', readAllowList(['168.63.129.16']))).not.toThrow();
  });
});

describe('a name', () => {
  test.each([
    ['a private address', ['127.0.0.1']],
    ['one private address among public ones', ['93.184.216.34', '10.0.0.7']],
    ['a private address dressed up as IPv6', ['::ffff:192.168.0.1']],
    ['the cloud metadata service', ['169.254.169.254']],
  ])('cannot be reached when it leads to %s', async (_name, addresses) => {
    const door = createHttpClient({ allow: [], ...resolvesTo(...addresses) });
    for (const name of ['127-0-0-1.rebind.example.com', 'localhost.', 'foo.localhost']) {
      await expect(get(door, `http://${name}:${port}/`)).rejects.toMatchObject({
        code: 'http.address-refused',
        message: expect.stringContaining(`${name} leads to `),
      });
    }
    await door.close();
  });

  test('is looked up once a connection: the address that was checked is the one that is called', async () => {
    const answers = ['93.184.216.34', '127.0.0.1'];
    let asked = 0;
    const door = createHttpClient({
      allow: [],
      resolve: async () => [{ address: answers[asked++] ?? '127.0.0.1', family: 4 }],
    });
    const before = visits;
    // A public address that does not respond here: the second DNS answer must never be requested.
    const request = door.request({ method: 'GET', url: `http://rebind.example.com:${port}/`, timeoutMs: 300 });
    await expect(request).rejects.toMatchObject({ code: expect.stringMatching(/^http\.(timeout|unreachable)$/) });
    expect([asked, visits]).toEqual([1, before]);
  });
});

describe('OUTBOUND_ALLOW', () => {
  const reaches = async (allow: string[], url: string, resolve = {}): Promise<boolean> => {
    const door = createHttpClient({ allow, ...resolve });
    try {
      return (await get(door, url)).status === 200;
    } catch (error) {
      expect(error).toMatchObject({ code: 'http.address-refused' });
      return false;
    } finally {
      await door.close();
    }
  };

  test('takes an address, a range, and an address with its port', async () => {
    const url = `http://127.0.0.1:${port}/`;
    expect(await reaches(['127.0.0.1'], url)).toBe(true);
    expect(await reaches(['127.0.0.0/8'], url)).toBe(true);
    expect(await reaches([`127.0.0.1:${port}`], url)).toBe(true);
    expect(await reaches([`127.0.0.1:${port + 1}`], url)).toBe(false);
    expect(await reaches(['10.0.0.0/8', '127.0.0.2'], url)).toBe(false);
  });

  test('takes IPv6 addresses too', async () => {
    expect(await reaches(['::1'], `http://[::1]:${port}/`)).toBe(true);
    expect(await reaches([`[::1]:${port}`], `http://[::1]:${port}/`)).toBe(true);
    expect(await reaches(['::1'], `http://127.0.0.1:${port}/`)).toBe(false);
  });

  test('takes a host by its name, wherever that leads', async () => {
    const url = `http://erp.internal:${port}/`;
    expect(await reaches(['ERP.internal'], url, resolvesTo('127.0.0.1'))).toBe(true);
    expect(await reaches([`erp.internal:${port}`], url, resolvesTo('127.0.0.1'))).toBe(true);
    expect(await reaches(['erp.internal'], `http://other.internal:${port}/`, resolvesTo('127.0.0.1'))).toBe(false);
    expect(await reaches(['erp.internal'], `http://127.0.0.1:${port}/`)).toBe(false);
  });

  test('takes what a name leads to by its range', async () => {
    expect(await reaches(['127.0.0.0/8'], `http://erp.internal:${port}/`, resolvesTo('127.0.0.1'))).toBe(true);
  });

  test.each([
    '10.0.0.0/33',
    '10/8',
    '192.168/16',
    '010.0.0.0/8',
    '010.0.0.1',
    '10.1',
    '0x7f000001',
    '2130706433',
    '127.1:8080',
    '*',
    '*.internal',
    'erp.*',
    'erp:0',
    'erp:65536',
    'fd00::/129',
    'fe80::1%eth0',
    'http://erp.internal',
    'erp internal',
    'user@erp',
    'erp/path',
    '-erp',
  ])('refuses %s', (entry) => {
    expect(() => createHttpClient({ allow: [entry] })).toThrow(`OUTBOUND_ALLOW: "${entry}"`);
  });
});
