import { Binary, Long, Timestamp } from 'bson';
import { type Document } from '../document';

/** https://www.mongodb.com/docs/manual/reference/command/#response : the times that a replica set's member gossips. */
export interface ClusterClock {
  /** Moves on with each write. */
  tick(): void;
  fields(): Document;
}

/** A member without keys signs with nothing. */
const UNSIGNED = { hash: new Binary(Buffer.alloc(20)), keyId: Long.ZERO };

export function createClusterClock(now: () => number = Date.now): ClusterClock {
  let seconds = 0;
  let increment = 0;
  let fields: Document = {};
  const tick = (): void => {
    const current = Math.max(Math.floor(now() / 1000), seconds);
    increment = current === seconds ? increment + 1 : 1;
    seconds = current;
    const time = new Timestamp({ t: seconds, i: increment });
    fields = { $clusterTime: { clusterTime: time, signature: UNSIGNED }, operationTime: time };
  };
  tick();
  return { tick, fields: () => fields };
}
