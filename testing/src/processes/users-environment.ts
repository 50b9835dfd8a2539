/** What a developer's shell or vitest may say, and a user's does not. */
const NOT_A_USERS =
  /^(PORT|WORKER_PORT|HOST|PUBLIC_URL|DATA_DIR|DATABASE_URL|REDIS_.*|ROLE|SECRET_KEY|OUTBOUND_ALLOW|WORKER_CONCURRENCY|LOG_LEVEL|MAX_EVENT_BYTES|TRUST_PROXY|NODE_ENV|TEST|VITEST.*)$/;

/** The environment that a user's process is started from. */
export const usersEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_A_USERS.test(name)));
