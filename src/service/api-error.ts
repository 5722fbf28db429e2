export type ApiErrorType =
  | "invalid_request_error"
  | "authentication_error"
  | "permission_error"
  | "rate_limit_error"
  | "server_error";

export interface ApiErrorOptions {
  readonly type?: ApiErrorType;
  readonly code?: string | null;
  /** Path of the field at fault, for example `tools[0].function.name`. */
  readonly param?: string | null;
  /** Sent with the answer, for example `{"retry-after": "1"}`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** A request that cannot be served; becomes `{"error": {message, type, param, code}}` in one place only. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly type: ApiErrorType;
  readonly code: string | null;
  readonly param: string | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    /** HTTP status, 400 to 599. */
    readonly status: number,
    message: string,
    options: ApiErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.type = options.type ?? "invalid_request_error";
    this.code = options.code ?? null;
    this.param = options.param ?? null;
    this.headers = options.headers ?? {};
  }
}

/** 404: "No run found with id 'run_…'." The same for an object that belongs to another key. */
export function notFound(noun: string, id: string): ApiError {
  return new ApiError(404, `No ${noun} found with id '${id}'.`);
}

/** 400 for a state in which the request makes no sense. */
export function wrongState(message: string): ApiError {
  return new ApiError(400, message);
}

export function invalidValue(message: string, param: string): ApiError {
  return new ApiError(400, message, { code: "invalid_value", param });
}
