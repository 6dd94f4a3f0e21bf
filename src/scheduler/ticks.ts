import cron from 'node-cron';
import { type Log } from '../contract/ports';

/** A late tick still runs if no later one is due: the machine slept, or the loop was busy. */
const LATE_MS = 24 * 3600 * 1000;

export interface Ticks {
  start(): void;
  stop(): void;
  /** The next instant of the pattern after now, in UTC. */
  next(): Date;
}

/**
 * The ticks of one job. Traps of node-cron 4.6 (platform facts, section 1): zones with summer time skip or repeat
 * slots, so it is always UTC; a slot more than a second late is dropped unless told otherwise; day of month and day of
 * week are ANDed and not ORed as in crontab(5), so a pattern that restricts both is refused.
 * @throws Error for a pattern that cannot be read
 */
export function createTicks(parts: {
  name: string;
  pattern: string;
  log: Log;
  onTick: () => Promise<void>;
}): Ticks {
  const { name, pattern, log, onTick } = parts;
  const { valid, errors, fields } = cron.validateDetailed(pattern);
  if (!valid || !fields) {
    throw new Error(`job ${name}: "${pattern}": ${errors.map((error) => error.message).join('; ')}`);
  }
  if (fields.dayOfMonth.length < 31 && fields.dayOfWeek.length < 7) {
    throw new Error(`job ${name}: "${pattern}" restricts day of month and day of week; node-cron ANDs them`);
  }
  const task = cron.createTask(pattern, onTick, {
    name,
    timezone: 'UTC',
    noOverlap: true,
    missedExecutionTolerance: LATE_MS,
    suppressMissedWarning: true,
    logger: loggerFor(name, log),
  });

  return {
    start: () => void task.start(),
    stop: () => void task.destroy(),
    next() {
      const [next] = task.getNextRuns(1);
      if (!next) throw new Error(`job ${name}: "${pattern}" never comes`);
      return next;
    },
  };
}

/** What node-cron says goes to our log; an overlap is ordinary, a run that takes longer than its interval. */
function loggerFor(job: string, log: Log) {
  const say = (level: 'debug' | 'error') => (message: string | Error) =>
    log[level]({ job, ...(message instanceof Error ? { err: message } : {}) }, String(message));
  return { info: say('debug'), warn: say('debug'), debug: say('debug'), error: say('error') };
}
