import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/**
 * Routes Nest's log into ours. Nest's start messages (each module, each route) are debug messages; the last string
 * argument is the context.
 */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal', message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const details = typeof context === 'string' ? rest.slice(0, -1) : rest;
    const error = [message, ...details].find((part) => part instanceof Error);
    const stack = details.find((part) => typeof part === 'string' && part.includes('\n    at '));
    const fields = {
      ...(typeof context === 'string' ? { context } : {}),
      ...(error ? { err: error } : stack === undefined ? {} : { err: { message, stack } }),
    };
    this.logger[level](fields, message instanceof Error ? message.message : String(message));
  }
}
