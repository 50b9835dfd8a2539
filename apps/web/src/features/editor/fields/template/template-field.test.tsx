import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderForm } from '../../../../testing/editor/render-in-editor.js';
import { typeCode } from '../../../../testing/editor/type-code.js';

const sample = { body: { customer: { email: 'ada@hookline.test' }, id: 7 } };
const url = (text: string, given: unknown = sample) => renderForm('http-request', { url: text }, { sample: given });
const modes = () => within(screen.getByRole('group', { name: 'URL is' }));

describe('a field for text with expressions', () => {
  test('shows what it gives for the sample, and of what type', async () => {
    await url('https://a.test/{{ trigger.body.id }}');
    expect(await screen.findByText('https://a.test/7')).toHaveAccessibleName('Gives');
    expect(screen.getByText('text, 16 characters')).toBeVisible();
  });

  test('names what the sample lacks, and mends it in a click', async () => {
    const { user, config } = await url('https://a.test/{{ trigger.body.custmer.email }}');
    await user.click(await screen.findByRole('button', { name: 'Use customer' }));
    expect(config()['url']).toBe('https://a.test/{{ trigger.body.customer.email }}');
    await expect.poll(() => screen.queryByRole('button', { name: 'Use customer' })).toBeNull();
  });

  test('warns of a value that is no address', async () => {
    await url('{{ trigger.body.customer.email }}');
    expect(await screen.findByText(/address/i, { selector: 'span' })).toBeVisible();
  });

  test('says once that an expression cannot be read', async () => {
    const headers = [{ name: 'order', value: '{{ trigger.body.id }}' }];
    await renderForm('http-request', { url: 'https://a.test/{{ trigger. }}', headers }, { sample });
    // Once the one below has its value, the one above has its fault.
    await screen.findByText('7', { selector: 'output' });
    expect(screen.getAllByText(/expression/i, { selector: '[data-severity="error"] span' })).toHaveLength(1);
  });

  test('turns an expression into the text that it gave', async () => {
    const { user, config } = await url('https://a.test/{{ trigger.body.id }}');
    await screen.findByText('https://a.test/7');
    await user.click(modes().getByRole('button', { name: 'Fixed' }));
    expect(config()['url']).toBe('https://a.test/7');
    expect(modes().getByRole('button', { name: 'Fixed' })).toHaveAttribute('aria-pressed', 'true');
  });

  test('without a sample turns it into what stands around it', async () => {
    const { user, config } = await url('https://a.test/{{ trigger.body.id }}', undefined);
    await user.click(modes().getByRole('button', { name: 'Fixed' }));
    expect(config()['url']).toBe('https://a.test/');
  });

  test('is an expression as soon as one is typed', async () => {
    const { config } = await url('https://a.test');
    expect(modes().getByRole('button', { name: 'Fixed' })).toHaveAttribute('aria-pressed', 'true');
    await typeCode('URL', 'https://a.test/{{ trigger.body.id }}');
    expect(modes().getByRole('button', { name: 'Expression' })).toHaveAttribute('aria-pressed', 'true');
    expect(config()['url']).toBe('https://a.test/{{ trigger.body.id }}');
  });
});

describe('a number', () => {
  test('is typed as a number until it is an expression', async () => {
    const { user, config } = await renderForm('delay', { mode: 'for', amount: 1, unit: 'hours' });
    const amount = screen.getByRole('textbox', { name: 'How long' });
    await user.clear(amount);
    await user.type(amount, '5');
    expect(config()['amount']).toBe(5);
    const how = within(screen.getByRole('group', { name: 'How long is' }));
    await user.click(how.getByRole('button', { name: 'Expression' }));
    expect(config()['amount']).toBe('5{{  }}');
  });
});

describe('JSON', () => {
  test('is shown as what it becomes', async () => {
    const body = { type: 'json', value: '{ "id": {{ trigger.body.id }} }' };
    await renderForm('http-request', { url: 'https://a.test', body }, { sample });
    expect(await screen.findByText('{"id":7}')).toBeVisible();
  });

  test('that is none yet has its problem below it', async () => {
    await renderForm('http-request', { url: 'https://a.test', body: { type: 'json', value: '{ "id": ' } });
    expect(screen.getByText(/JSON/, { selector: '[data-severity="error"] span' })).toBeVisible();
  });
});
