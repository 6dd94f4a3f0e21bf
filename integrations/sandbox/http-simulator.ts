import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FaultRule, type Faults, strikesBefore } from './faults';

export interface SimulatorRequest {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  /** As it came: signatures are over bytes. */
  raw: Buffer;
  body: string;
}

export interface SimulatorAnswer {
  status: number;
  headers?: Record<string, string>;
  /** A string or bytes go out as they are, anything else as JSON. */
  body?: unknown;
}

export interface SimulatedProvider {
  /** The provider's API. */
  handle(request: SimulatorRequest): SimulatorAnswer | Promise<SimulatorAnswer>;
  /** `/_sandbox/…`: never struck by faults. */
  control(request: SimulatorRequest): SimulatorAnswer | Promise<SimulatorAnswer>;
  /** How this provider says no: used for `refuse`, `rate_limit` and `server_error`. */
  refusal(fault: FaultRule, request: SimulatorRequest): SimulatorAnswer;
  /** A fault struck before anything was accepted: for the ledger. */
  onStruck(fault: FaultRule, request: SimulatorRequest): void;
}

export interface Simulator {
  url: string;
  close(): Promise<void>;
}

/** SendGrid takes 30 MB; nobody else comes near it. */
const BODY_LIMIT = 31 * 1024 * 1024;
const DEFAULT_SLOW_MS = 1_000;

/** Loopback only: a simulator hands out whatever it is asked for. */
export async function startSimulator(
  provider: SimulatedProvider,
  faults: Faults,
  port = 0,
): Promise<Simulator> {
  const server = createServer((req, res) => {
    void serve(provider, faults, req, res).catch((error: unknown) => {
      send(res, { status: 500, body: { error: error instanceof Error ? error.message : 'sandbox failed' } });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${bound}`, close: () => closeServer(server) };
}

async function serve(provider: SimulatedProvider, faults: Faults, req: IncomingMessage, res: ServerResponse) {
  const request = await readRequest(req);
  if (request.path.startsWith('/_sandbox/')) return send(res, await provider.control(request));

  const fault = faults.strike(request);
  if (!fault) return send(res, await provider.handle(request));
  if (strikesBefore(fault)) {
    provider.onStruck(fault, request);
    return misbehave(fault, res, () => provider.refusal(fault, request));
  }
  const answer = await provider.handle(request);
  if (fault.kind === 'slow') await sleep(fault.delayMs ?? DEFAULT_SLOW_MS);
  return misbehave(fault, res, () =>
    fault.kind === 'server_error_after' ? provider.refusal(fault, request) : answer,
  );
}

function misbehave(fault: FaultRule, res: ServerResponse, answer: () => SimulatorAnswer): void {
  switch (fault.kind) {
    case 'hang':
    case 'hang_after':
      return;
    case 'reset_before':
    case 'reset_after':
      // A real RST, as from a machine that died: `destroy` alone would be a tidy FIN.
      res.socket?.resetAndDestroy();
      return;
    case 'unreadable':
      return send(res, { status: answer().status, body: '<html>upstream timed out' });
    default:
      return send(res, answer());
  }
}

function send(res: ServerResponse, answer: SimulatorAnswer): void {
  if (res.destroyed || res.headersSent) return;
  const { body } = answer;
  const isPlain = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
  const bytes = isPlain ? (body ?? '') : JSON.stringify(body);
  const type = isPlain ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  res.writeHead(answer.status, {
    'content-type': type,
    'content-length': Buffer.byteLength(bytes),
    ...answer.headers,
  });
  res.end(bytes);
}

async function readRequest(req: IncomingMessage): Promise<SimulatorRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Error('body too large');
    chunks.push(chunk);
  }
  const raw = Buffer.concat(chunks);
  const url = new URL(req.url ?? '/', 'http://sandbox.invalid');
  return {
    method: req.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: req.headers,
    raw,
    body: raw.toString('utf8'),
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Hanging requests are hanging on purpose: they must not hold up the end of a test.
    server.closeAllConnections();
  });
}
