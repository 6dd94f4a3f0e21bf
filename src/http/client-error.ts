import { type Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { newRequestId } from './request-id';
import { problem, PROBLEM_TYPE } from './problem';

/** Refusals by Node's own parser, before there is a request: not HTTP, headers too large, too slow. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, code, detail] = refusalOf(error.code);
  const body = JSON.stringify(problem({ status, code, detail, request_id: newRequestId() }));
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: ${PROBLEM_TYPE}\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  }
  socket.destroySoon();
}

function refusalOf(code: string | undefined): [status: number, code: string, detail: string] {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'timeout', 'The request did not arrive in time.'];
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'headers_too_large', 'The headers are too large.'];
  return [400, 'bad_request', 'This is not a request that can be read.'];
}
