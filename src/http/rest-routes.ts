import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type BoundRoute } from './bound-route';
import { idempotencyKey } from './idempotency';
import { mergeInput } from './merge-input';
import { routerPath } from './paths';
import { HttpError } from './problem';
import { readJsonBody } from './read-json';
import { type RouteRunner } from './run-route';

/** Puts every REST route on the server. Who may ask was settled by the door; here: input, run, answer. */
export function addRestRoutes<Deps>(
  app: FastifyInstance,
  routes: BoundRoute<Deps>[],
  runner: RouteRunner<Deps>,
): void {
  for (const bound of routes) {
    const { method, path, role, effect } = bound.route;
    app.route({
      method,
      url: routerPath(path),
      config: { template: path, role },
      handler: async (request, reply) => {
        const { actor } = request;
        if (actor === null) throw new Error(`${bound.name} was reached without authentication`);
        const answer = await runner.run(bound, {
          input: inputOf(request, bound),
          actor,
          requestId: request.id,
          key: effect === 'read' ? null : idempotencyKey(request.headers['idempotency-key']),
        });
        if (answer.replayed) reply.header('idempotent-replayed', 'true');
        const type = answer.status < 400 ? 'application/json' : 'application/problem+json';
        return reply.code(answer.status).type(`${type}; charset=utf-8`).send(answer.body);
      },
    });
  }
}

function inputOf<Deps>(request: FastifyRequest, bound: BoundRoute<Deps>): Record<string, unknown> {
  if (request.method !== 'POST') refuseBody(request);
  return mergeInput(
    {
      path: request.params as Record<string, string>,
      query: request.query as Record<string, string | string[]>,
      body: readJsonBody(request.body as Buffer | undefined, request.headers),
    },
    bound.read,
  );
}

/** The framework does not read a GET's body: parameters in it would be ignored in silence. */
function refuseBody(request: FastifyRequest): void {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
  if (length === '0' && encoding === undefined) return;
  throw new HttpError(400, 'invalid_input', 'A GET takes its parameters in the query, not in a body.');
}
