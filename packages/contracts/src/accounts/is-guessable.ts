/** The passwords of leaked lists that are long enough to be taken, and what people make of them first. */
const COMMON = new Set(
  `1234567890 12345678910 123456789a 0123456789 0987654321 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop qwerty12345 qwerty123456
  qwertyuiop123 asdfghjkl1 password12 password123 password1234 password12345 passw0rd123 p@ssw0rd123 p@ssword123
  administrator admin12345 admin123456 adminadmin administrador changeme123 changemenow letmein123 letmeinnow welcome123
  welcome1234 iloveyou12 iloveyou123 iloveyou1234 sunshine12 sunshine123 princess12 princess123 football12 football123
  baseball12 baseball123 superman12 superman123 dragon1234 monkey1234 michael123 jennifer12 computer123 basketball
  hookline12 hookline123 hookline1234 secret1234 secretsecret testtest12 testtest123 test123456 default123 trustno1234
  abc1234567 abcd123456 abcdef1234 aa12345678 a123456789 zxcvbnm123 q1w2e3r4t5 1a2b3c4d5e unknown123 googlegoogle`.split(
    /\s+/,
  ),
);

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const FEWEST_CHARACTERS = 5;
const MAX_UNIT_LENGTH = 5;

/**
 * Whether an attacker's first few thousand guesses include this password: few different characters, one part over and over, a
 * row of the keyboard or the alphabet, or one of the lists. Length is asked for elsewhere; more rules than these make passwords
 * worse (NIST SP 800-63B, section 5.1.1.2).
 */
export function isGuessable(password: string): boolean {
  const text = password.toLowerCase();
  return COMMON.has(text) || new Set(text).size < FEWEST_CHARACTERS || isRepeated(text) || isRow(text);
}

function isRepeated(text: string): boolean {
  for (let unit = 1; unit <= MAX_UNIT_LENGTH; unit++) {
    const repeated = text.slice(0, unit).repeat(Math.ceil(text.length / unit));
    if (text.length >= 2 * unit && repeated.startsWith(text)) return true;
  }
  return false;
}

/** Forwards or backwards, all of it. */
const isRow = (text: string): boolean =>
  ROWS.some((row) => row.includes(text) || row.includes(Array.from(text).toReversed().join('')));
