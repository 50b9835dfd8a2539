// `npm run new:provider -- <id>`: the folder of a new sender with its three files, and its line in the registry.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { inProject } from './project.mjs';

const [id = ''] = process.argv.slice(2);
const providers = (...parts) => inProject('packages', 'providers', 'src', ...parts);

if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) fail('Name the sender in kebab-case: npm run new:provider -- acme');
if (existsSync(providers(id))) fail(`packages/providers/src/${id} is there already.`);

const camel = id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const title = id[0].toUpperCase() + id.slice(1).replaceAll('-', ' ');

await mkdir(providers(id));
await writeFile(providers(id, 'provider.ts'), provider());
await writeFile(providers(id, 'sample.ts'), sample());
await writeFile(providers(id, 'provider.test.ts'), test());
await register(`import { ${camel} } from './${id}/provider.js';`, `  ${camel},`);
console.log(`packages/providers/src/${id} is made and registered. Write what the sender does, then npm run format.`);

/** Puts the import after the last one and the entry at the end of the list. */
async function register(importLine, entry) {
  const text = await readFile(providers('registry.ts'), 'utf8');
  const imported = text.replace(/((?:^import .*\n)+)/m, `$1${importLine}\n`);
  await writeFile(providers('registry.ts'), imported.replace('\n];\n', `\n${entry}\n];\n`));
}

function provider() {
  return `import { z } from 'zod';
import { secretText } from '../kit/credential-field.js';
import { checkHmacHeader, signHmacHeader, type HmacHeader } from '../kit/proof/hmac-header.js';
import { defineProvider } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';
import { sample } from './sample.js';

export const ${camel} = defineProvider({
  id: '${id}',
  title: '${title}',
  summary: 'Says in one sentence what its events tell of.',
  setUp: {
    steps: ['Say where the trigger URL is pasted.'],
    secret: 'Say where the secret is found.',
    docs: 'https://example.com/webhooks',
  },
  credential: z.object({ secret: secretText({ label: 'Secret' }) }),
  sample,
  detect: (request) => request.header('X-${title.replaceAll(' ', '-')}-Signature') !== undefined,
  verify: (request, { credential }) => checkHmacHeader(request, signatureWith(credential.secret)),
  sign: (request, { credential }) => signHmacHeader(request, signatureWith(credential.secret)),
  identify: (request) => ({ id: textAt(request.json(), 'id'), type: textAt(request.json(), 'type') }),
});

const signatureWith = (key: string): HmacHeader => ({
  header: 'X-${title.replaceAll(' ', '-')}-Signature',
  algorithm: 'sha256',
  encoding: 'hex',
  key,
});
`;
}

function sample() {
  return `import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ id: 'evt_1', type: 'thing.happened' }, null, 2),
};
`;
}

function test() {
  return `import { expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { verifyWith } from '../testing/index.js';
import { ${camel} } from './provider.js';

test('refuses a request without a signature', async () => {
  const request = new ProviderRequest({ method: 'POST', url: 'https://a.test/', headers: [], body: Buffer.from('{}') });
  expect(await verifyWith(${camel}, request, { credentials: [{ secret: 'ours' }] })).toMatchObject({
    kind: 'refused',
    code: 'signature.missing',
  });
});
`;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
