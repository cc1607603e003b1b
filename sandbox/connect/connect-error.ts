type ConnectStatus = 400 | 401 | 403 | 404 | 405 | 406 | 415;

/** Mirakl documents the shape and `DATA_NOT_FOUND`; [?] the other codes are a choice made here. */
const codes: Record<ConnectStatus, string> = {
  400: "INVALID_INPUT",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "DATA_NOT_FOUND",
  405: "METHOD_NOT_ALLOWED",
  406: "NOT_ACCEPTABLE",
  415: "UNSUPPORTED_MEDIA_TYPE",
};

/** A refusal of Mirakl Connect. */
export class ConnectError extends Error {
  override readonly name = "ConnectError";
  readonly status: ConnectStatus;
  readonly field: string | undefined;

  constructor(status: ConnectStatus, message: string, field?: string) {
    super(message);
    this.status = status;
    this.field = field;
  }

  get body(): Record<string, unknown> {
    return {
      code: codes[this.status],
      message: this.message,
      errors: this.field ? [{ message: this.message, field: this.field }] : [],
    };
  }
}
