import { type Log } from '../contract/ports';

/** A check that hangs is a failed check. Real milliseconds. */
const CHECK_MS = 2_000;

/** One thing without which requests cannot be served: the store, the migrations. */
export interface ReadinessCheck {
  name: string;
  /** `detail` is a sentence for a person, without addresses or secrets: no key is needed to read it. */
  check(): Promise<{ ok: boolean; detail: string }>;
}

export interface HealthParts {
  /** Versions and kinds for /healthz: `{ version, tz_data, store, … }`. Must not wait for anything. */
  about(): Record<string, string | number | boolean | null>;
  checks: ReadinessCheck[];
}

export interface Readiness {
  status: 'ready' | 'not_ready';
  checks: { name: string; ok: boolean; detail: string }[];
}

/** `live`: this process answers. `ready`: it can serve; each check named, none left out when one fails. */
export function createHealth({ health, log }: { health: HealthParts; log: Log }) {
  let current: Promise<Readiness> | null = null;

  async function ask(): Promise<Readiness> {
    const checks = await Promise.all(health.checks.map((check) => answerOf(check, log)));
    return { status: checks.every((check) => check.ok) ? 'ready' : 'not_ready', checks };
  }

  return {
    live: () => ({
      status: 'ok',
      uptime_seconds: Math.round(process.uptime()),
      node: process.versions.node,
      ...health.about(),
    }),
    /** Callers at the same time share one round of checks, so that asking often costs the store little. */
    ready: (): Promise<Readiness> =>
      (current ??= ask().finally(() => {
        current = null;
      })),
  };
}

async function answerOf(one: ReadinessCheck, log: Log) {
  const { name } = one;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ ok: false; detail: string }>((resolve) => {
    const detail = `did not answer within ${CHECK_MS / 1000} seconds`;
    timer = setTimeout(() => resolve({ ok: false, detail }), CHECK_MS);
  });
  try {
    return { name, ...(await Promise.race([one.check(), late])) };
  } catch (error) {
    log.warn({ err: error, check: name }, 'a readiness check failed');
    return { name, ok: false, detail: 'failed; the log has the reason' };
  } finally {
    clearTimeout(timer);
  }
}
