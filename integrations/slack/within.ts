/** Says that the time ran out; the work itself goes on. */
export const LATE = Symbol('late');

/** Waits for `work`, at most `ms` real milliseconds. Nothing is cancelled. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, ms, LATE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
