import fastify, { type FastifyInstance } from 'fastify';
import { bindRoute } from './bound-route';
import { answerClientError } from './client-error';
import { addDoor, admit, type DoorParts, rootOf } from './door';
import { createHealth } from './health';
import { listenOn } from './listen';
import { addOpenRoutes } from './open-routes';
import { buildOpenApi } from './openapi';
import {
  DEFAULT_LIMITS,
  type HttpServer,
  type HttpServerOptions,
  type Limits,
  MAX_BODY_BYTES,
} from './options';
import { trackMethods } from './other-methods';
import { createRateLimit } from './rate-limit';
import { addRequestLog } from './request-log';
import { newRequestId } from './request-id';
import { addRestRoutes } from './rest-routes';
import { createResume } from './resume';
import { createRouteRunner } from './run-route';
import { createFailures, type Failures } from './send-failure';
import { addMounts, addWebhooks } from './webhook-routes';

/** The HTTP door: REST, webhooks, Slack's address, and what tells about the process. */
export function createHttpServer<Deps>(options: HttpServerOptions<Deps>): HttpServer {
  const { log, access, rateLimitPerMinute: perMinute } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const routes = options.routes.map((route) => bindRoute(route));
  const runner = createRouteRunner(options);
  let closing = false;

  const door: DoorParts = {
    access,
    rateLimit: perMinute === null ? null : createRateLimit(perMinute),
    roots: new Set(['api', ...options.routes.map((route) => rootOf(route.path))]),
    isClosing: () => closing,
  };
  const failures = createFailures(log);
  const app = createFastify(limits, door, failures);
  const methods = trackMethods(app);
  addRequestLog(app, { log, metrics: options.metrics });
  addDoor(app, door);
  addRestRoutes(app, routes, runner);
  addWebhooks(app, options.webhooks);
  addMounts(app, options.mounts, failures);
  addOpenRoutes(app, {
    health: createHealth(options),
    metrics: options.metrics,
    access,
    openapi: buildOpenApi(options.routes, options, [...options.webhooks, ...options.mounts]),
  });
  methods.refuseOthers();

  return {
    listen: (port, host) => listenOn(app, port, host),
    close: () => {
      closing = true;
      return drain(app, limits.drainMs);
    },
    resume: createResume({ ...options, routes, runner }),
  };
}

function createFastify(limits: Limits, door: DoorParts, failures: Failures): FastifyInstance {
  const app = fastify({
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.checkMs },
    requestTimeout: limits.requestMs,
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: false,
    genReqId: newRequestId,
    // The door answers 503 itself while closing, with a problem document.
    return503OnClosing: false,
    // Signed tokens in links are longer than the router's default of 100.
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 512 },
    // An address that the router cannot read reaches no hook.
    frameworkErrors: (error, request, reply) => {
      try {
        admit(request, reply, door);
        failures.send(error, request, reply);
      } catch (refusal) {
        failures.send(refusal, request, reply);
      }
    },
    clientErrorHandler: answerClientError,
  });
  app.setErrorHandler((error, request, reply) => failures.send(error, request, reply));
  // Every body stays bytes: REST parses JSON itself, webhooks verify first.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  return app;
}

async function drain(app: FastifyInstance, drainMs: number): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), drainMs);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
