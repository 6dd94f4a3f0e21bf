interface Waiting<Item> {
  item: Item;
  done(): void;
  fail(error: unknown): void;
}

/**
 * One group at a time: what comes while one is under way makes the next. Under load the groups grow by themselves,
 * without it nobody waits.
 * @returns resolves when the group of that item is done
 */
export function inGroups<Item>(
  work: (items: Item[]) => Promise<void>,
  most: number,
): (item: Item) => Promise<void> {
  const waiting: Waiting<Item>[] = [];
  let isBusy = false;

  async function run(): Promise<void> {
    isBusy = true;
    while (waiting.length > 0) {
      const group = waiting.splice(0, most);
      try {
        await work(group.map(({ item }) => item));
        for (const { done } of group) done();
      } catch (error) {
        for (const { fail } of group) fail(error);
      }
    }
    isBusy = false;
  }

  return (item) =>
    new Promise((done, fail) => {
      waiting.push({ item, done, fail });
      if (!isBusy) void run();
    });
}
