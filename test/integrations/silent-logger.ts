import { type Logger, LogLevel } from '@slack/bolt';

/** For SDKs that write to the console what a test provokes on purpose. */
export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};
