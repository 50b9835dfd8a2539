import type { StepResponse } from '@hookline/contracts';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aRun, aStep } from '../../../testing/factories.js';
import { render } from '../../../testing/render.js';
import { serveApi } from '../../../testing/serve-api.js';
import { StepFailure } from './step-failure.js';
import { StepWait } from './step-wait.js';

const AT = '2026-05-04T10:00:00.000Z';

describe('a waiting step', () => {
  const show = async (wait: StepResponse['wait'], status: StepResponse['status'] = 'waiting') => {
    serveApi();
    await render(<StepWait step={aStep({ status, wait })} />);
  };

  test('shows the question, its answers and where to answer', async () => {
    const answers = [
      { name: 'yes', label: 'Approve' },
      { name: 'no', label: 'Refuse' },
    ];
    await show({ kind: 'callback', until: AT, title: 'Refund 40 €?', answers, resumeUrl: 'http://hookline.test/r/1' });
    const notice = screen.getByRole('region', { name: 'Waiting' });
    expect(notice).toHaveTextContent('Waiting for an answer');
    expect(notice).toHaveTextContent('Refund 40 €?');
    expect(notice).toHaveTextContent('Answers: Approve, Refuse');
    expect(notice).toHaveTextContent('After that it goes on by “timeout”');
    expect(screen.getByRole('link', { name: 'Open the page to answer' })).toHaveAttribute(
      'href',
      'http://hookline.test/r/1',
    );
  });

  test('that waits for its time has no other way out', async () => {
    await show({ kind: 'time', until: AT });
    expect(screen.getByRole('region', { name: 'Waiting' })).toHaveTextContent('Waiting for its time');
    expect(screen.queryByText(/timeout/)).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
  });

  test('links to the run that it waits for', async () => {
    await show({ kind: 'call', runId: 'r9' });
    expect(screen.getByRole('link', { name: 'Show the run it waits for' })).toHaveAttribute('href', '/runs/r9');
  });

  test('that waits no longer says nothing', async () => {
    await show({ kind: 'time', until: AT }, 'succeeded');
    expect(screen.queryByRole('region', { name: 'Waiting' })).toBeNull();
  });
});

describe('a failed step', () => {
  const attempt = { number: 1, startedAt: AT, finishedAt: AT, error: null, retryAt: null };
  const show = async (error: StepResponse['error'], tries = 1) => {
    serveApi();
    const attempts = Array.from({ length: tries }, (_, place) => ({ ...attempt, number: place + 1 }));
    await render(<StepFailure run={aRun()} step={aStep({ status: 'failed', error, attempts })} />);
    return screen.queryByRole('region', { name: 'This step failed' });
  };

  test('says how often it was tried when trying again may help', async () => {
    const card = await show({ code: 'http.status', message: 'The server answered 503', retryable: true }, 3);
    expect(card).toHaveTextContent('The server answered 503. Tried 3 times.');
    expect(card).toHaveTextContent('http.status');
  });

  test('says that trying again will not help', async () => {
    const card = await show({ code: 'config.wrong', message: 'Address is missing.', retryable: false });
    expect(card).toHaveTextContent('Address is missing. Trying again will not help.');
  });

  test('shows the body of the response rather than the other details', async () => {
    const details = { status: 503, body: 'Down for maintenance' };
    const card = await show({ code: 'http.status', message: 'No', retryable: true, details });
    expect(card).toHaveTextContent('Down for maintenance');
    expect(card).not.toHaveTextContent('"status"');
  });

  test('leads to the field that is wrong', async () => {
    await show({ code: 'config.wrong', message: 'No', retryable: false, details: { field: 'url' } });
    expect(screen.getByRole('link', { name: 'Open in editor' })).toHaveAttribute(
      'href',
      '/workflows/w1?step=mail&field=url',
    );
  });

  test('that did not fail shows no card', async () => {
    expect(await show(null)).toBeNull();
  });
});
