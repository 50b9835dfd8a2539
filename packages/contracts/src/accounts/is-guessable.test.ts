import { expect, test } from 'vitest';
import { setupRequest } from './accounts.js';
import { isGuessable } from './is-guessable.js';

test.each([
  'aaaaaaaaaa',
  'ababababab',
  '1234512345',
  'abcdefghij',
  '9876543210',
  'qwertyuiop',
  'Password123',
  'P@ssw0rd123',
])('knows that %s is soon guessed', (password) => expect(isGuessable(password)).toBe(true));

test.each(['correct horse battery', 'tmb1W>r4Zk', 'mein Hund heißt Rex', '日本語のパスワードです'])(
  'takes %s',
  (password) => expect(isGuessable(password)).toBe(false),
);

test('is asked where a password is chosen, and says why it is not taken', () => {
  const owner = { token: 't', name: 'Ada', email: 'ada@example.com', password: 'aaaaaaaaaa' };
  expect(setupRequest.safeParse(owner).error?.issues.map(({ path, message }) => [path.join(), message])).toEqual([
    ['password', 'This one is soon guessed. Take several words, or let your browser make one up'],
  ]);
});
