import { configSchema, type Settings } from './config.js';

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config.wrong';
}

/** @throws ConfigError that lists every wrong setting. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = configSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`These settings are wrong:\n${lines.join('\n')}\nSee .env.example for what each one takes.`);
}
