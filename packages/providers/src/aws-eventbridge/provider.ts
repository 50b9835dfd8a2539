import { oneOf, optionalSecret, plainText } from '@hookline/credentials';
import { z } from 'zod';
import { checkBasicAuth, isUsername, signBasicAuth } from '../kit/proof/check-basic-auth.js';
import { checkSharedToken, signSharedToken, type SharedToken } from '../kit/proof/check-shared-token.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type EventIdentity } from '../kit/provider.js';
import { textAt, valueAt } from '../kit/unwrap/read-json.js';
import { sample } from './sample.js';

const credentialSchema = z
  .object({
    authorization: oneOf(
      { 'api-key': 'API key', basic: 'Basic (user name and password)' },
      { label: 'Authorization type', help: 'As in the connection of the API destination.' },
      'api-key',
    ),
    headerName: plainText({ label: 'API key name', help: 'With API key: the name of the header.' }, 'x-api-key'),
    apiKey: optionalSecret({ label: 'API key value', help: 'With API key: a long random text that you make up.' }),
    username: plainText({ label: 'User name', help: 'With Basic.' }, ''),
    password: optionalSecret({ label: 'Password', help: 'With Basic: a long random text that you make up.' }),
  })
  .superRefine((credential, { addIssue }) => {
    const demand = (path: keyof typeof credential, fits: boolean, message: string) => {
      if (!fits) addIssue({ code: 'custom', path: [path], message });
    };
    if (credential.authorization === 'api-key') {
      const isName = /^[\w!#$%&'*+.^`|~-]+$/.test(credential.headerName);
      demand('headerName', isName, 'Fill in API key name: the name of a header, like x-api-key');
      demand('apiKey', credential.apiKey !== '', 'Fill in API key value');
    } else {
      demand('username', credential.username !== '', 'Fill in User name');
      demand('username', isUsername(credential.username), 'A user name cannot contain a colon');
      demand('password', credential.password !== '', 'Fill in Password');
    }
  });

type Credential = z.output<typeof credentialSchema>;

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html */
export const awsEventbridge = defineProvider({
  id: 'aws-eventbridge',
  title: 'Amazon EventBridge',
  summary: 'Events of AWS services and of your own applications, chosen by a rule.',
  setUp: {
    steps: [
      'In the Amazon EventBridge console, open API destinations, then Connections, and create a connection with API key or Basic as its authorization type.',
      'Create an API destination with the trigger URL as its endpoint, POST as its HTTP method, and this connection.',
      'Create a rule for the events you want, with the API destination as its target.',
      'Give the target a dead-letter queue: what is refused, for a wrong key say, EventBridge does not send again.',
    ],
    secret: 'You make it up yourself: what stands in the connection, stands here. EventBridge does not show it again.',
    docs: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html',
  },
  credential: credentialSchema,
  sample,
  detect: (request) => request.header('user-agent')?.startsWith('Amazon/EventBridge/') === true,
  verify: (request, { credential }) =>
    credential.authorization === 'api-key'
      ? checkSharedToken(request, keyOf(credential))
      : checkBasicAuth(request, credential),
  sign: (_request, { credential }) =>
    credential.authorization === 'api-key' ? signSharedToken(keyOf(credential)) : signBasicAuth(credential),
  identify,
});

const keyOf = ({ headerName, apiKey }: Credential): SharedToken => ({
  name: headerName,
  token: apiKey,
  places: ['header'],
});

/** An input transformer may have written any other body: an `id` in that one is not the event's. */
function identify(request: ProviderRequest): EventIdentity {
  const event = request.json();
  const [id, type, source] = ['id', 'detail-type', 'source'].map((name) => textAt(event, name));
  if (!id || !type || !source || valueAt(event, 'detail') === undefined) return { id: null, type: type ?? null };
  // A replay of an archive has to make new runs.
  const replay = textAt(event, 'replay-name');
  return { id, type, duplicateKey: replay === null ? id : `${id} ${replay}` };
}
