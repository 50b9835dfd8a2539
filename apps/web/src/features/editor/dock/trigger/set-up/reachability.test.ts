import { expect, test } from 'vitest';
import { reachability } from './reachability.js';

test.each([
  ['http://127.0.0.1:3000/hooks/k', 'machine'],
  ['http://localhost:3000/hooks/k', 'machine'],
  ['http://app.localhost/hooks/k', 'machine'],
  ['http://[::1]:3000/hooks/k', 'machine'],
  ['http://0.0.0.0:3000/hooks/k', 'machine'],
  ['http://10.1.2.3/hooks/k', 'network'],
  ['http://172.20.0.4/hooks/k', 'network'],
  ['http://192.168.1.4:3000/hooks/k', 'network'],
  ['http://100.101.0.1/hooks/k', 'network'],
  ['http://[fd00::1]/hooks/k', 'network'],
  ['http://nas.local/hooks/k', 'network'],
  ['http://hookline:3000/hooks/k', 'network'],
  ['https://hooks.example.com/hooks/k', 'public'],
  ['http://172.32.0.1/hooks/k', 'public'],
  ['http://100.128.0.1/hooks/k', 'public'],
  ['https://localhost.example.com/hooks/k', 'public'],
  ['https://[2001:db8::1]/hooks/k', 'public'],
])('%s can be reached from the %s', (url, reach) => {
  expect(reachability(url)).toBe(reach);
});
