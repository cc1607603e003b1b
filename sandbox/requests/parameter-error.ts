/** A parameter of a call is not as documented; each API words it in its own way, with status 400. */
export class ParameterError extends Error {
  override readonly name = "ParameterError";
  readonly field: string;

  constructor(message: string, field: string) {
    super(message);
    this.field = field;
  }
}
