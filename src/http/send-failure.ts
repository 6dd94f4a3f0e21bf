import { type ServerResponse } from 'node:http';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Log } from '../contract/ports';
import { type Failure, failureOf } from './failure';
import { PROBLEM_TYPE } from './problem';

export type Failures = ReturnType<typeof createFailures>;

/** The one place where something thrown becomes an answer; a bug is logged here, once. */
export function createFailures(log: Log) {
  function note(error: unknown, request: FastifyRequest): Failure {
    const failure = failureOf(error, request.id);
    const { template: route } = request.routeOptions.config;
    const about = { request_id: request.id, method: request.method, route, err: error };
    if (failure.isBug) log.error(about, 'a request ended in a bug');
    else if (failure.problem.status >= 500) log.warn(about, 'a request could not be served');
    return failure;
  }

  return {
    send(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
      const { problem, headers } = note(error, request);
      return reply
        .code(problem.status)
        .headers({ ...headers, 'x-request-id': request.id })
        .type(PROBLEM_TYPE)
        .send(JSON.stringify(problem));
    },

    /** For a response that was handed over to somebody else, who threw instead of answering. */
    sendRaw(error: unknown, request: FastifyRequest, response: ServerResponse): void {
      const { problem, headers } = note(error, request);
      if (response.headersSent) response.destroy();
      else {
        response
          .writeHead(problem.status, { ...headers, 'content-type': PROBLEM_TYPE })
          .end(JSON.stringify(problem));
      }
    },
  };
}
