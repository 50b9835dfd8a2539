import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { formFields } from './form-fields.js';

const fieldsOf = (contentType: string, body: string) => [
  ...formFields(
    new ProviderRequest({
      method: 'POST',
      url: 'https://hooks.example.test/hooks/k',
      headers: [['content-type', contentType]],
      body: Buffer.from(body),
    }),
  ),
];
const part = (disposition: string, content: string) =>
  `--b1\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;

describe('the fields of a form', () => {
  test('are read from a URL-encoded body', () => {
    expect(fieldsOf('application/x-www-form-urlencoded', 'token=a+b%C3%A9&token=second&x=')).toEqual([
      ['token', 'a bé'],
      ['x', ''],
    ]);
  });

  test('are read from a multipart body, without its files', async () => {
    const form = new FormData();
    form.set('timestamp', '1760000000');
    form.set('subject', 'Grüße\r\n--b1');
    form.append('token', 'first');
    form.append('token', 'second');
    form.set('attachment-1', new File(['token'], 'token.txt'));
    form.set('empty', '');
    // Written by Node itself, as any client would.
    const written = new Response(form);
    const contentType = written.headers.get('content-type') ?? '';
    expect(fieldsOf(contentType, await written.text())).toEqual([
      ['timestamp', '1760000000'],
      ['subject', 'Grüße\r\n--b1'],
      ['token', 'first'],
      ['empty', ''],
    ]);
  });

  test('are read with a boundary in quotation marks, after a preamble', () => {
    const body = `preamble\r\n${part('name="a"', '1')}${part('filename="x"; name="file"', '2')}${part('name="b"', '')}--b1--\r\n`;
    expect(fieldsOf('multipart/form-data; charset=utf-8; boundary="b1"', body)).toEqual([
      ['a', '1'],
      ['b', ''],
    ]);
  });

  test.each([
    ['multipart/form-data', part('name="a"', '1')],
    ['multipart/form-data; boundary=', part('name="a"', '1')],
    ['multipart/form-data; boundary=b1', ''],
    ['multipart/form-data; boundary=b1', '--b1'],
    ['multipart/form-data; boundary=b1', '--b1\r\n--b1\r\n--b1--'],
    ['multipart/form-data; boundary=b1', '--b1\r\nContent-Disposition: form-data; name="a"\r\n\r\nnever ends'],
    ['multipart/form-data; boundary=b1', '--b1\r\n\r\nno name\r\n--b1--'],
    ['application/json', '{"token":1}'],
    ['', 'a=1'],
  ])('are none in a body of %j: %j', (contentType, body) => {
    expect(fieldsOf(contentType, body)).toEqual([]);
  });

  test('are cut, and a form of more parts than anyone sends has none', () => {
    const long = fieldsOf('multipart/form-data; boundary=b1', `${part('name="a"', 'x'.repeat(1e6))}--b1--`);
    expect(long).toEqual([['a', 'x'.repeat(4096)]]);
    const many = Array.from({ length: 100_000 }, (_, index) => part(`name="${index}"`, '')).join('');
    expect(fieldsOf('multipart/form-data; boundary=b1', `${many}--b1--`)).toEqual([]);
  });
});
