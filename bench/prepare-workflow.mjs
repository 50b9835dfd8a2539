import { SETUP_TOKEN } from './secret-key.mjs';

const OWNER = { name: 'Bench', email: 'bench@example.com', password: 'a password for the bench' };

/** @returns the cookie of a new session of the owner that `prepareWorkflow` set up. */
export const signIn = async (url) =>
  cookieOf(await call(url, '/session', { email: OWNER.email, password: OWNER.password }));

/** Sets up an owner and publishes a workflow. @returns the trigger URL. */
export const prepareWorkflow = async (url, graph) => (await setUpOwner(url)).publish(graph);

/** Sets up an owner. @returns what is done in their name. */
export async function setUpOwner(url) {
  const cookie = cookieOf(await call(url, '/setup', { ...OWNER, token: SETUP_TOKEN }));
  const post = async (path, body) => (await call(url, path, body, cookie)).json();
  return {
    /** @returns the trigger URL. */
    async publish(graph) {
      const workflow = await post('/workflows', { name: 'Bench', graph });
      await post(`/workflows/${workflow.id}/publish`, {});
      return workflow.triggers[0].url;
    },
    /** @returns its id. */
    storeCredential: async (provider, data) => (await post('/credentials', { name: 'Bench', provider, data })).id,
  };
}

async function call(url, path, body, cookie = '') {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} gave ${answer.status}: ${await answer.text()}`);
  return answer;
}

const cookieOf = (answer) => answer.headers.getSetCookie()[0].split(';')[0];
