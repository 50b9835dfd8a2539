import { AppError } from '../errors/app-error.js';
import { idAt, isUuid } from '../ids/uuid.js';

/** Conditions of a list's query. Values are always parameters; what was not asked for adds nothing. */
export class SqlFilter {
  readonly values: unknown[] = [];
  private readonly conditions: string[] = [];

  /** @param firstPlace the number of the first parameter that is free. */
  constructor(private readonly firstPlace: number) {}

  get condition(): string {
    return this.conditions.join(' and ') || 'true';
  }

  add(text: (place: string) => string, value: unknown): this {
    if (value === undefined || value === '') return this;
    this.values.push(value);
    this.conditions.push(text(`$${this.firstPlace + this.values.length - 1}`));
    return this;
  }

  equals(column: string, value: unknown): this {
    return this.add((place) => `${column} = ${place}`, value);
  }

  /** @throws AppError when the text is no id. */
  id(column: string, operator: '=' | '<', name: string, value: string | undefined): this {
    if (value !== undefined && !isUuid(value)) {
      throw new AppError('unprocessable', 'request.wrong', `${name} is no id of Hookline's.`);
    }
    return this.add((place) => `${column} ${operator} ${place}`, value);
  }

  /** Bounds in time as bounds on ids, which are ordered by time: partitions outside are not touched. */
  between(column: string, from: string | undefined, to: string | undefined): this {
    return this.add((place) => `${column} >= ${place}`, from && idAt(Date.parse(from))).add(
      (place) => `${column} < ${place}`,
      to && idAt(Date.parse(to)),
    );
  }
}
