import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderForm } from '../../../testing/editor/render-in-editor.js';

describe('the form of a step', () => {
  test('shows the fields of the choice only', async () => {
    const { user, config } = await renderForm('transform', { mode: 'fields' });
    expect(screen.getByRole('button', { name: 'Add field' })).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox', { name: 'How' }), 'Write one expression');
    expect(screen.queryByRole('button', { name: 'Add field' })).toBeNull();
    expect(await screen.findByRole('textbox', { name: 'Expression' })).toBeVisible();
    expect(config()['mode']).toBe('expression');
  });

  test('shows a few short options side by side, and long ones as a list', async () => {
    await renderForm('delay', {});
    expect(screen.getByRole('combobox', { name: 'Wait' })).toBeVisible();
    await renderForm('http-request', { body: { type: 'none' } });
    expect(screen.getByRole('radiogroup', { name: 'Body type' })).toBeVisible();
  });

  test('keeps rare settings closed until they are asked for', async () => {
    const { user } = await renderForm('http-request', { url: 'https://a.test' });
    const more = screen.getByRole('button', { name: 'More settings' });
    expect(more).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByText('Success codes')).toBeNull();
    await user.click(more);
    expect(screen.getByText('Success codes')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Fewer settings' }));
    expect(screen.queryByText('Success codes')).toBeNull();
  });

  test('opens them when a problem is in there', async () => {
    await renderForm('http-request', { url: 'https://a.test', timeoutMs: 0 });
    expect(screen.getByText('Time limit in ms')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Fewer settings' })).toBeVisible();
  });

  test('opens them when a link leads there', async () => {
    const { editor } = await renderForm('http-request', { url: 'https://a.test' });
    editor.open('step', 'successCodes');
    expect(await screen.findByText('Success codes')).toBeVisible();
  });

  test('changes the kind of a group, and its fields with it', async () => {
    const { user, config } = await renderForm('http-request', { url: 'https://a.test', body: { type: 'none' } });
    await user.click(screen.getByRole('radio', { name: 'Form' }));
    expect(config()['body']).toMatchObject({ type: 'form' });
    await user.click(screen.getByRole('button', { name: 'Add form field' }));
    expect(config()['body']).toMatchObject({ value: [{ name: '', value: '' }] });
  });

  test('of an unknown type says what can be done', async () => {
    await renderForm('fax', {});
    expect(screen.getByText(/Hookline does not know the step type fax/)).toBeVisible();
  });

  test('is filled in from a curl command, whichever field it is pasted into', async () => {
    const { config } = await renderForm('http-request', { url: '' });
    const clipboardData = { getData: () => 'curl -X PUT https://api.test/orders/7 --json \'{"a":1}\'' };
    fireEvent.paste(await screen.findByRole('textbox', { name: 'URL' }), { clipboardData });
    expect(config()).toMatchObject({
      method: 'PUT',
      url: 'https://api.test/orders/7',
      body: { type: 'json', value: '{"a":1}' },
    });
    expect(await screen.findByText('The step is filled in from what you pasted')).toBeVisible();
  });
});
