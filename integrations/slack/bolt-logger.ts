import { LogLevel, type Logger } from '@slack/bolt';
import { type Log } from '../../src/contract/ports';

/**
 * Bolt's and the Web API client's log lines in our log. Their debug lines are dropped whatever the level:
 * they hold whole requests and answers, and so people's names and numbers.
 */
export function boltLogger(log: Log): Logger {
  return {
    debug: () => undefined,
    info: (...message: unknown[]) => log.info({ part: 'bolt' }, sentence(message)),
    warn: (...message: unknown[]) => log.warn({ part: 'bolt' }, sentence(message)),
    error: (...message: unknown[]) => log.error({ part: 'bolt' }, sentence(message)),
    // Our own log decides what is written; Bolt only asks whether it shall make debug lines.
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function sentence(parts: unknown[]): string {
  return parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
}
