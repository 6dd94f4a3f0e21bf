import { UserError, type ErrorCode } from '../errors';
import { isStoreDown } from '../store-down';
import { HttpError, problem, type Problem } from './problem';

export interface Failure {
  problem: Problem;
  headers: Record<string, string>;
  /** Nobody meant this to happen: it is logged with the request's id. */
  isBug: boolean;
}

const STATUS_OF: Record<ErrorCode, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  blocked: 403,
  refused: 422,
  unavailable: 503,
};

/** RFC 6750: the answer to a missing or wrong key names the scheme. */
export const BEARER = { 'www-authenticate': 'Bearer realm="dealrunner"' };
const RETRY_SOON = { 'retry-after': '5' };

/** Whatever was thrown, as the answer to give. Inner messages of bugs are never shown (ASVS 16.5.1). */
export function failureOf(error: unknown, requestId: string): Failure {
  if (error instanceof UserError) return ofUserError(error, requestId);
  const known = error instanceof HttpError ? error : (ofStore(error) ?? ofFramework(error));
  if (known) {
    const { status, code, message, details } = known;
    return {
      problem: problem({
        status,
        code,
        detail: message,
        request_id: requestId,
        ...(details.errors === undefined ? {} : { errors: details.errors }),
      }),
      headers: details.headers ?? {},
      isBug: false,
    };
  }
  const detail = `Something went wrong on our side. Say ${requestId} when you report it.`;
  return {
    problem: problem({ status: 500, code: 'internal_error', detail, request_id: requestId }),
    headers: {},
    isBug: true,
  };
}

function ofUserError(error: UserError, requestId: string): Failure {
  const { reason, issues, extra } = error.details;
  const status = STATUS_OF[error.code];
  return {
    problem: problem(
      {
        kind: error.code,
        code: reason ?? error.code,
        status,
        detail: error.message,
        request_id: requestId,
        ...(issues === undefined ? {} : { errors: issues }),
      },
      extra,
    ),
    headers: status === 401 ? BEARER : status === 503 ? RETRY_SOON : {},
    isBug: false,
  };
}

/** The answer does not say that nothing was done: a commit whose confirmation was lost may have happened. */
function ofStore(error: unknown): HttpError | null {
  if (!isStoreDown(error)) return null;
  const text =
    'The store cannot be reached just now, so this is not confirmed. Ask again in a moment, with the same Idempotency-Key if it writes.';
  return new HttpError(503, 'unavailable', text, { headers: RETRY_SOON });
}

/** Fastify's own refusals carry a code that begins with FST_ and a status below 500; so does a body that broke off. */
function ofFramework(error: unknown): HttpError | null {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null;
  const status = error.statusCode;
  if (status === 413) {
    const headers = { connection: 'close' };
    return new HttpError(413, 'too_large', 'The body is longer than this address takes.', { headers });
  }
  if (status === 415) return new HttpError(415, 'unsupported_media_type', 'The Content-Type cannot be read.');
  if (status === 414) return new HttpError(414, 'too_long', 'A part of the path is too long.');
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  return new HttpError(
    400,
    'bad_request',
    'The request cannot be read: its address or its body is malformed.',
  );
}
