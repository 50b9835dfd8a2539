const OWNER = { name: 'Bench', email: 'bench@example.com', password: 'a password for the bench' };

/** @returns the cookie of a new session of the owner that `prepareWorkflow` set up. */
export const signIn = async (url) =>
  cookieOf(await call(url, '/session', { email: OWNER.email, password: OWNER.password }));

/** Sets up an owner and publishes a workflow. @returns the trigger URL. */
export async function prepareWorkflow(url, graph) {
  const cookie = cookieOf(await call(url, '/setup', OWNER));
  const workflow = await (await call(url, '/workflows', { name: 'Bench', graph }, cookie)).json();
  await call(url, `/workflows/${workflow.id}/publish`, {}, cookie);
  return workflow.triggers[0].url;
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
