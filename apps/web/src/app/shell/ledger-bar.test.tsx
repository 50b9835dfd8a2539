import type { LedgerResponse } from '@hookline/contracts';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aLedger } from '../../testing/factories.js';
import { render } from '../../testing/render.js';
import { serveApi } from '../../testing/serve-api.js';
import { LedgerBar } from './ledger-bar.js';

async function open(facts: Partial<LedgerResponse>, rail = false) {
  serveApi({ 'GET /ledger': aLedger(facts) });
  return render(<LedgerBar rail={rail} />);
}
const card = () => screen.findByRole('link', { name: /^Ledger/ });

test('is ready before the first event', async () => {
  await open({});
  expect(await card()).toHaveTextContent('LedgerReadyNo events yet');
});

test('is balanced when every event is accounted for', async () => {
  await open({ accepted: 1200 });
  expect(await card()).toHaveTextContent(/LedgerBalanced1,200 events, none unaccounted/);
  expect(await card()).toHaveAttribute('href', '/inbox');
});

test('leads to the events that lack their run', async () => {
  await open({ accepted: 5, balanced: false, unaccounted: 2 });
  expect(await card()).toHaveTextContent('LedgerOff by 22 events without a run. Hookline is making it again.');
  expect(await card()).toHaveAttribute('href', '/inbox?outstanding=without-run');
});

test('leads to runs that do not move', async () => {
  await open({ accepted: 5, balanced: false, stuck: 1 });
  expect(await card()).toHaveTextContent('1 stuck');
  expect(screen.getByRole('link', { name: '1 run does not move: look' })).toHaveAttribute(
    'href',
    '/runs?status=under-way',
  );
});

test('leads to events that wait for a person', async () => {
  await open({ waiting: 6 });
  expect(await screen.findByRole('link', { name: '6 events wait to be run' })).toHaveAttribute(
    'href',
    '/inbox?outstanding=waiting',
  );
});

test('says all of it in its name where there is room for a sign only', async () => {
  await open({ accepted: 3, waiting: 1, stuck: 2, balanced: false }, true);
  expect(await card()).toHaveAccessibleName(
    'Ledger: 3 events, none unaccounted. 1 event waits to be run. 2 runs do not move: look',
  );
});
