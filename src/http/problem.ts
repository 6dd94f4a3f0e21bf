import { type InputIssue } from '../errors';

/** What every refusal and failure looks like: RFC 9457, with our stable `code` and the id that stands in the log. */
export interface Problem {
  /** `urn:dealrunner:problem:<kind>`; it names the kind and is not meant to be opened. */
  type: string;
  title: string;
  status: number;
  /** Stable: programs compare it. The kind, or a narrower reason such as `outside_window`. */
  code: string;
  /** A sentence for a person: what is wrong and what to do next. */
  detail: string;
  request_id: string;
  errors?: InputIssue[];
  [extension: string]: unknown;
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** A refusal by the door itself, before any use case is asked. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: { headers?: Record<string, string>; errors?: InputIssue[] } = {},
  ) {
    super(message);
  }
}

const TITLES: Record<number, string> = {
  400: 'The input is not right',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'The request took too long',
  409: 'Conflict',
  413: 'The body is too large',
  414: 'The address is too long',
  415: 'Unsupported media type',
  422: 'Refused',
  429: 'Too many requests',
  431: 'The headers are too large',
  500: 'Something went wrong on our side',
  503: 'Not available just now',
};

/** Builds the document. Extensions never replace a standard member. */
export function problem(
  about: Pick<Problem, 'status' | 'code' | 'detail' | 'request_id'> & {
    kind?: string;
    errors?: InputIssue[];
  },
  extensions: Record<string, unknown> = {},
): Problem {
  const { kind = about.code, errors, ...members } = about;
  return {
    ...extensions,
    type: `urn:dealrunner:problem:${kind}`,
    title: TITLES[about.status] ?? 'The request was refused',
    ...members,
    ...(errors === undefined || errors.length === 0 ? {} : { errors }),
  };
}
