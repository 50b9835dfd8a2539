import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { expect, test } from 'vitest';
import { provide, provideBy, provideWith } from './provide.js';
import { token } from './token.js';

const GREETING = token<string>('Greeting');

class Clock {
  readonly year = 2026;
}

class Sign {
  constructor(
    readonly clock: Clock,
    readonly greeting: string,
  ) {}
}

class Gate {
  constructor(readonly deps: { readonly sign: Sign; readonly greeting: string }) {}
}

@Module({
  providers: [
    provide(Clock, []),
    provideBy(GREETING, [Clock], ({ year }) => `Good ${year}`),
    provide(Sign, [Clock, GREETING]),
    provideWith(Gate, { sign: Sign, greeting: GREETING }),
  ],
})
class Street {}

test('gives a constructor what the module names for it, each once', async () => {
  const street = await NestFactory.createApplicationContext(Street, { logger: false });
  const { sign, greeting } = street.get(Gate).deps;
  expect(sign).toBe(street.get(Sign));
  expect(sign.clock).toBe(street.get(Clock));
  expect([sign.greeting, greeting]).toEqual(['Good 2026', 'Good 2026']);
  await street.close();
});

test('does not compile when something else is named', () => {
  // @ts-expect-error -- the first parameter is a clock
  provide(Sign, [GREETING, GREETING]);
  // @ts-expect-error -- the greeting is missing
  provide(Sign, [Clock]);
  // @ts-expect-error -- the greeting is missing
  provideWith(Gate, { sign: Sign });
  // @ts-expect-error -- a greeting is a text
  expect(provideBy(GREETING, [], () => 7).provide).toBe(GREETING);
});
