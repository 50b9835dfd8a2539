/** A value that cannot stand in the place that it fills. The field's label is put before the message. */
export class ValueFault extends Error {
  override readonly name = 'ValueFault';

  /** @param code stable, `noun.reason` */
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
