/** The parameters of a composed statement: each value gets its placeholder. */
export class SqlValues {
  readonly all: unknown[] = [];

  add(value: unknown, type: string): string {
    this.all.push(value);
    return `$${this.all.length}::${type}`;
  }
}
