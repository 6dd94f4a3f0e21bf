import { type FastifyInstance } from 'fastify';
import { type Log } from '../contract/ports';
import { type Metrics } from './metrics';

/** Asked every few seconds by machines; at info they would drown the rest. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * One line and one count a request. The route's template and never the address: paths and queries hold tokens, phone
 * numbers and names (ASVS 14.2.1).
 */
export function addRequestLog(app: FastifyInstance, { log, metrics }: { log: Log; metrics: Metrics }): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.config.template ?? 'none';
    const { method } = request;
    const status = reply.raw.statusCode;
    metrics.observeRequest({ method, route, status, seconds: reply.elapsedTime / 1000 });
    const fields = { request_id: request.id, method, route, status, ms: Math.round(reply.elapsedTime) };
    const key = request.actor === null ? {} : { key: request.actor.id };
    log[QUIET.has(route) ? 'debug' : 'info']({ ...fields, ...key }, 'request answered');
  });
}
