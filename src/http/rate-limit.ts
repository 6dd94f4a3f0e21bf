const MINUTE_MS = 60_000;

export interface RateLimit {
  /** Counts one request of this key. Null when it may pass, else milliseconds until the next one may. */
  take(key: string): number | null;
}

/**
 * At most `perMinute` requests of one key in any 60 seconds, exactly: the instants of the last ones are kept in a ring.
 * A refused request does not count. In memory: each process counts for itself. `now` is monotonic milliseconds.
 */
export function createRateLimit(perMinute: number, now: () => number = () => performance.now()): RateLimit {
  const rings = new Map<string, { times: Float64Array; next: number }>();

  return {
    take(key) {
      let ring = rings.get(key);
      if (!ring) {
        ring = { times: new Float64Array(perMinute).fill(-Infinity), next: 0 };
        rings.set(key, ring);
      }
      const at = now();
      const oldest = ring.times[ring.next] ?? -Infinity;
      const wait = oldest + MINUTE_MS - at;
      if (wait > 0) return wait;
      ring.times[ring.next] = at;
      ring.next = (ring.next + 1) % perMinute;
      return null;
    },
  };
}
