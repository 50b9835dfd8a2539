import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configSchema } from './config.js';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '../../../../..', file), 'utf8');
const settings = Object.keys(configSchema.shape);

/** Of compose's own containers. */
const OF_COMPOSE = ['POSTGRES_PASSWORD'];
/** Fixed inside of a container: where it listens, its volume, the role of a service. */
const OF_CONTAINERS = ['HOST', 'DATA_DIR', 'ROLE', 'WORKER_PORT'];

test('are all in .env.example, and nothing else is', () => {
  const named = [...read('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = '']) => name);
  expect(named.toSorted()).toEqual([...settings, ...OF_COMPOSE].toSorted());
});

test('reach the containers of docker-compose.yml, which reads .env', () => {
  const compose = read('docker-compose.yml');
  const asked = new Set([...compose.matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name));
  expect([...asked].toSorted()).toEqual(
    [...settings.filter((name) => !OF_CONTAINERS.includes(name)), ...OF_COMPOSE].toSorted(),
  );
});

test('agree in docker-compose.yml on the port', () => {
  expect(read('docker-compose.yml')).toContain('PUBLIC_URL: ${PUBLIC_URL:-http://localhost:${PORT:-3000}}');
  expect(configSchema.parse({}).PORT).toBe(3000);
});

test('of a worker’s container are the port that docker-compose.yml asks for its health, whatever .env says', () => {
  const worker = /^ {2}worker:\n([\s\S]*?)\n\n/m.exec(read('docker-compose.yml'))?.[1] ?? '';
  const [, port] = /WORKER_PORT: (.*)/.exec(worker) ?? [];
  expect(port).toMatch(/^\d+$/);
  expect(worker).toContain(`fetch('http://127.0.0.1:${port}/health/ready')`);
});

test('have in .env.example the values that they have without it', () => {
  const given = [...read('.env.example').matchAll(/^([A-Z_]+)=(.+)$/gm)].map(([, name, value]) => [name, value]);
  expect(configSchema.parse(Object.fromEntries(given))).toEqual(configSchema.parse({}));
});

test('are called in the README what they are called', () => {
  const table = /^## Settings\n([\s\S]*?)\n## /m.exec(read('README.md'))?.[1] ?? '';
  const named = [...table.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => name !== undefined && !settings.includes(name))).toEqual([]);
});
