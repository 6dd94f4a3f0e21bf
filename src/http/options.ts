import { type Clock, type Log, type Transaction } from '../contract/ports';
import { type Route } from '../contract/route';
import { type RawMount, type Webhook } from '../contract/webhook';
import { type KeyHolders } from './authenticate';
import { type HealthParts } from './health';
import { type Metrics } from './metrics';
import { type HttpIntents } from './run-route';

export interface HttpServerOptions<Deps> {
  log: Log;
  /** The domain clock: the `now` of a route's context. */
  clock: Clock;
  routes: Route<Deps>[];
  /** What the routes' `run` is given. */
  deps: Deps;
  access: KeyHolders;
  intents: HttpIntents;
  transaction: Transaction;
  webhooks: Webhook[];
  mounts: RawMount[];
  health: HealthParts;
  metrics: Metrics;
  /** Requests a minute and API key; null: no limit (every provider is a sandbox). */
  rateLimitPerMinute: number | null;
  /** The product's version, for the OpenAPI document. */
  version: string;
  /** PUBLIC_URL, for the OpenAPI document. */
  publicUrl?: string | undefined;
  /** Real milliseconds; for tests. */
  limits?: Partial<Limits>;
}

export interface Limits {
  /** Until a request's headers are complete. */
  headersMs: number;
  /** Until the whole request is received. */
  requestMs: number;
  /** How often the two are looked at. */
  checkMs: number;
  /** How long `close` waits for requests that are at work. */
  drainMs: number;
}

/** Node's own are 60 s, 300 s and 30 s: too lax for public webhooks (platform facts, section 4). */
export const DEFAULT_LIMITS: Limits = {
  headersMs: 10_000,
  requestMs: 20_000,
  checkMs: 1_000,
  drainMs: 10_000,
};

/** Bytes of a body, unless a webhook says otherwise. */
export const MAX_BODY_BYTES = 1024 * 1024;

export interface HttpServer {
  /** @returns the port, which matters when 0 was asked for. @throws StartError when the address cannot be had */
  listen(port: number, host: string): Promise<{ port: number }>;
  /** Takes no new requests and waits for those at work, at most ten seconds; then cuts them off. */
  close(): Promise<void>;
  /** Does the requests with an Idempotency-Key that a dead process left; call it at start and now and then. */
  resume(): Promise<{ done: number; failed: number }>;
}
