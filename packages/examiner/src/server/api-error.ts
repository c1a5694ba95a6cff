import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Is thrown to answer a request with an error; its message is a sentence for whoever wrote the request. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: ContentfulStatusCode;
  readonly code: string;
  /** The field that is wrong, where it is one. */
  readonly param: string | null;

  constructor(
    status: ContentfulStatusCode,
    message: string,
    { code, param = null }: { code: string; param?: string | null },
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.param = param;
  }
}

/** The one shape of every error, which is OpenAI's. */
export const errorBody = ({ status, message, code, param }: ApiError) => ({
  error: { message, type: errorType(status), param, code },
});

function errorType(status: number): string {
  if (status === 429) return "rate_limit_error";
  return status >= 500 ? "server_error" : "invalid_request_error";
}
