/** The parameters of a statement that is put together: each value gets its place. */
export class SqlValues {
  readonly all: unknown[] = [];

  add(value: unknown, type: string): string {
    this.all.push(value);
    return `$${this.all.length}::${type}`;
  }
}
