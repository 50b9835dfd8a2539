import type { Budget } from '../../bounds/budget.js';
import { failed, tooManyItems, type Call } from '../call.js';

/**
 * CSV (RFC 4180) as a list of objects: the first line names the columns, every value is a text. Blank lines do not count, nor
 * do empty values behind the last column. What would lose data fails: more values than columns, two columns of one name.
 */
export function parseCsv(text: string, { budget }: Call, separator: unknown = ','): readonly object[] {
  if (typeof separator !== 'string' || separator.length !== 1 || /["\r\n]/.test(separator)) {
    throw failed('$parseCsv: The separator is one character, like "," or ";".');
  }
  const [head, ...lines] = new CsvReader(text.replace(/^\uFEFF/, ''), separator, budget).lines();
  if (head === undefined) return [];
  const names = distinct(head.values);
  return lines.map((line) => {
    budget.spend(names.length / 2);
    budget.build(names.length * 8);
    return toObject(names, line);
  });
}

function distinct(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw failed(`$parseCsv: Two columns are called "${name.slice(0, 40)}".`);
    seen.add(name);
  }
  return names;
}

interface CsvLine {
  readonly number: number;
  readonly values: readonly string[];
}

function toObject(names: readonly string[], { number, values }: CsvLine): object {
  if (values.slice(names.length).some((value) => value !== '')) {
    throw failed(`$parseCsv: Line ${number} has ${values.length} values, and the first line names ${names.length}.`);
  }
  return Object.fromEntries(names.map((name, place) => [name, values[place] ?? '']));
}

/** Jumps from mark to mark, so that a long value costs no more than its characters. */
class CsvReader {
  private at = 0;
  private line = 1;

  constructor(
    private readonly text: string,
    private readonly separator: string,
    private readonly budget: Budget,
  ) {}

  lines(): readonly CsvLine[] {
    const lines: CsvLine[] = [];
    while (this.at < this.text.length) {
      const number = this.line;
      const values = this.readLine();
      if (values.length > 1 || values[0] !== '') lines.push({ number, values });
      if (lines.length > this.budget.limits.items) throw tooManyItems(this.budget.limits.items);
    }
    return lines;
  }

  private readLine(): readonly string[] {
    const values: string[] = [];
    for (;;) {
      values.push(this.text[this.at] === '"' ? this.readQuoted() : this.readPlain());
      this.budget.spend(0.2);
      this.budget.build(8);
      if (this.text[this.at] !== this.separator) break;
      this.at++;
    }
    this.endLine();
    return values;
  }

  private readPlain(): string {
    const start = this.at;
    while (this.at < this.text.length && !this.isMark(this.text[this.at])) this.at++;
    return this.text.slice(start, this.at);
  }

  private readQuoted(): string {
    const { line } = this;
    let value = '';
    for (this.at++; ;) {
      const end = this.text.indexOf('"', this.at);
      if (end < 0) throw failed(`$parseCsv: A quotation mark in line ${line} is not closed.`);
      value += this.text.slice(this.at, end);
      this.at = end + 1;
      if (this.text[this.at] !== '"') break;
      value += '"';
      this.at++;
    }
    this.line += value.split('\n').length - 1;
    if (this.at < this.text.length && !this.isMark(this.text[this.at])) {
      throw failed(`$parseCsv: Something stands behind a closing quotation mark in line ${this.line}.`);
    }
    return value;
  }

  private isMark(character: string | undefined): boolean {
    return character === this.separator || character === '\n' || character === '\r';
  }

  private endLine(): void {
    if (this.text[this.at] === '\r') this.at++;
    if (this.text[this.at] === '\n') this.at++;
    this.line++;
  }
}
