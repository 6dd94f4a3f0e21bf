import { type FastifyInstance } from 'fastify';
import { authenticate, type KeyHolders } from './authenticate';
import { docsPage } from './docs';
import { type createHealth } from './health';
import { isLocalPeer } from './local-peer';
import { type Metrics } from './metrics';
import { type OpenApi } from './openapi';

/** The addresses that need no key (spec 4.2): /healthz, /readyz, /openapi.json, /docs; /metrics needs none from here. */
export function addOpenRoutes(
  app: FastifyInstance,
  parts: {
    health: ReturnType<typeof createHealth>;
    metrics: Metrics;
    access: KeyHolders;
    openapi: OpenApi;
  },
): void {
  const { health, metrics, access, openapi } = parts;
  const document = JSON.stringify(openapi);
  const docs = docsPage(openapi);

  app.get('/healthz', { config: { template: '/healthz' } }, () => health.live());

  app.get('/readyz', { config: { template: '/readyz' } }, async (_request, reply) => {
    const readiness = await health.ready();
    return reply.code(readiness.status === 'ready' ? 200 : 503).send(readiness);
  });

  app.get('/openapi.json', { config: { template: '/openapi.json' } }, (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(document),
  );

  app.get('/docs', { config: { template: '/docs' } }, (_request, reply) =>
    reply
      .header('content-security-policy', docs.contentSecurityPolicy)
      .type('text/html; charset=utf-8')
      .send(docs.html),
  );

  app.get('/metrics', { config: { template: '/metrics' } }, (request, reply) => {
    const mayWithoutKey = request.headers.authorization === undefined && isLocalPeer(request.raw);
    if (!mayWithoutKey) authenticate(request.headers, access);
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.render());
  });
}
