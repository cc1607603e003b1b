type ApiStatus = 400 | 401 | 403 | 404 | 405 | 406 | 415;

/** A refusal of a marketplace. Mirakl leaves the body unspecified; this shape is the one seen in the field. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: ApiStatus;
  readonly field: string | undefined;

  constructor(status: ApiStatus, message: string, field?: string) {
    super(message);
    this.status = status;
    this.field = field;
  }

  get body(): Record<string, unknown> {
    return {
      status: this.status,
      message: this.message,
      ...(this.field ? { errors: [{ field: this.field, message: this.message }] } : {}),
    };
  }
}
