import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, hasRole, type Role } from '../contract/actor';
import { UserError } from '../errors';
import { authenticate, type KeyHolders } from './authenticate';
import { HttpError } from './problem';
import { type RateLimit } from './rate-limit';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The path as it was declared, with braces. */
    template?: string;
    /** Set for REST: the role that is needed. */
    role?: Role;
    /** Set where only other methods exist: the value of the header Allow. */
    allow?: string;
  }
  interface FastifyRequest {
    /** The key's holder; null where no key is needed. */
    actor: Actor | null;
  }
}

export interface DoorParts {
  access: KeyHolders;
  rateLimit: RateLimit | null;
  /** First segments of REST's paths: under these nobody goes without a key. */
  roots: Set<string>;
  isClosing: () => boolean;
}

/**
 * What every request passes before its body is read, in this order: who asks (401), how often (429), is there such an
 * address (404) and method (405), may they (403). Under REST's own roots a stranger learns nothing, not even what
 * exists: 401 comes before 404.
 */
export function addDoor(app: FastifyInstance, parts: DoorParts): void {
  app.decorateRequest('actor', null);

  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    admit(request, reply, parts);
    const { role, allow } = request.routeOptions.config;
    if (request.is404) throw new HttpError(404, 'not_found', 'There is nothing at this address.');
    if (allow !== undefined) throw methodNotAllowed(request.method, allow);
    if (role !== undefined) demandRole(request.actor, role);
  });

  app.addHook('onSend', async (_request, reply) => {
    // A kept-alive connection would hold up close() until the drain's end.
    if (parts.isClosing()) reply.header('connection', 'close');
  });
}

/**
 * The first half of it, for requests with an address that the router cannot read too.
 * @throws HttpError 401 or 429; UserError `unavailable` while the process stops
 */
export function admit(request: FastifyRequest, reply: FastifyReply, parts: DoorParts): void {
  setSecurityHeaders(request, reply);
  if (parts.isClosing()) {
    throw new UserError('unavailable', 'This process is stopping. Ask again in a moment.');
  }
  if (!parts.roots.has(rootOf(request.url))) return;
  request.actor = authenticate(request.headers, parts.access);
  throttle(parts.rateLimit, request.actor.id);
}

/** The first segment of a path: `api` of `/api/kpi/errors?from=…`. */
export function rootOf(path: string): string {
  return /^\/+([^/?#]*)/.exec(path)?.[1] ?? '';
}

function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers({
    'x-request-id': request.id,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
}

function throttle(rateLimit: RateLimit | null, key: string): void {
  const wait = rateLimit?.take(key) ?? null;
  if (wait === null) return;
  const seconds = Math.max(1, Math.ceil(wait / 1000));
  throw new HttpError(429, 'too_many_requests', `Too many requests with this key: wait ${seconds} s.`, {
    headers: { 'retry-after': String(seconds) },
  });
}

function demandRole(actor: Actor | null, needed: Role): void {
  if (actor !== null && hasRole(actor, needed)) return;
  throw new UserError(
    'forbidden',
    `This needs the role ${needed}; this key's is ${actor?.role ?? 'none'}. Use a key with that role.`,
    { extra: { needed_role: needed } },
  );
}

function methodNotAllowed(method: string, allow: string): HttpError {
  return new HttpError(405, 'method_not_allowed', `This address does not take ${method}; use ${allow}.`, {
    headers: { allow },
  });
}
