import { randomBytes } from 'node:crypto';

/** Stands in the answer, the problem document and the log. Never taken from the caller, who could forge a log line. */
export function newRequestId(): string {
  return `req_${randomBytes(9).toString('base64url')}`;
}
