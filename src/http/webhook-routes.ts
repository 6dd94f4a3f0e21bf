import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type RawMount, type Webhook, type WebhookRequest } from '../contract/webhook';
import { isLocalPeer } from './local-peer';
import { MAX_BODY_BYTES } from './options';
import { routerPath } from './paths';
import { type Failures } from './send-failure';

/** Doors without an API key: each verifies for itself, over the bytes as they came. */
export function addWebhooks(app: FastifyInstance, webhooks: Webhook[]): void {
  for (const webhook of webhooks) {
    const { method, path, maxBytes = MAX_BODY_BYTES } = webhook;
    app.route({
      method,
      url: routerPath(path),
      bodyLimit: maxBytes,
      config: { template: path },
      handler: async (request, reply) => {
        const { status, headers = {}, body = '' } = await webhook.run(webhookRequest(request));
        return reply
          .code(status)
          .headers({ 'content-type': 'text/plain; charset=utf-8', ...lowerCase(headers) })
          .send(body);
      },
    });
  }
}

/** Addresses that another library answers by itself (Bolt). */
export function addMounts(app: FastifyInstance, mounts: RawMount[], failures: Failures): void {
  for (const mount of mounts) {
    const { path, maxBytes = MAX_BODY_BYTES } = mount;
    app.route({
      method: 'POST',
      url: routerPath(path),
      bodyLimit: maxBytes,
      config: { template: path },
      handler: (request, reply) => {
        reply.hijack();
        reply.raw.setHeader('x-content-type-options', 'nosniff');
        try {
          mount.handle(request.raw, reply.raw, bytesOf(request));
        } catch (error) {
          failures.sendRaw(error, request, reply.raw);
        }
      },
    });
  }
}

function webhookRequest(request: FastifyRequest): WebhookRequest {
  return {
    rawBody: bytesOf(request),
    headers: request.headers,
    url: request.raw.url ?? request.url,
    params: request.params as Record<string, string>,
    query: request.query as Record<string, string | string[]>,
    requestId: request.id,
    isLocal: isLocalPeer(request.raw),
  };
}

function bytesOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
