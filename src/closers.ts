/** What has to be closed again, the last opened first. */
export interface Closers {
  add<T extends { close(): Promise<void> }>(opened: T): T;
  close(): Promise<void>;
}

export function createClosers(): Closers {
  const opened: { close(): Promise<void> }[] = [];
  return {
    add: (one) => {
      opened.push(one);
      return one;
    },
    close: async () => {
      for (let one = opened.pop(); one; one = opened.pop()) await one.close();
    },
  };
}
