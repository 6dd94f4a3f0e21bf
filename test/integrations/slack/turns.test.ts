import { setTimeout as sleep } from 'node:timers/promises';
import { createTurns, LEFT } from '../../../integrations/slack/turns';

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

describe('turns', () => {
  test('when an acknowledgement is pending, then an effect begins only after it', async () => {
    const turns = createTurns();
    const ack = deferred();
    const order: string[] = [];
    const first = turns.first(async () => {
      await ack.promise;
      order.push('ack');
    });
    const effect = turns.afterwards(async () => void order.push('effect'));
    await sleep(20);
    expect(order).toEqual([]);
    ack.resolve();
    await Promise.all([first, effect]);
    expect(order).toEqual(['ack', 'effect']);
  });

  test('when acknowledgements never cease, then an effect begins after its patience all the same', async () => {
    const turns = createTurns({ patienceMs: 30 });
    const ack = deferred();
    const first = turns.first(() => ack.promise);
    let done = false;
    await turns.afterwards(async () => void (done = true));
    expect(done).toBe(true);
    ack.resolve();
    await first;
  });

  test('when many effects wait, then no more than two are at work, and each has its turn', async () => {
    const turns = createTurns();
    let running = 0;
    let most = 0;
    const done = await Promise.all(
      Array.from({ length: 9 }, (_, n) =>
        turns.afterwards(async () => {
          most = Math.max(most, ++running);
          await sleep(5);
          running--;
          return n;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('when an effect fails, then it says so and the next one has its turn', async () => {
    const turns = createTurns({ atOnce: 1 });
    await expect(turns.afterwards(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.afterwards(() => Promise.resolve('next'))).toBe('next');
  });

  test('when it is stopped, then what is at work ends, and what waits is left and never begins', async () => {
    const turns = createTurns({ atOnce: 1 });
    const working = deferred();
    const atWork = turns.afterwards(() => working.promise.then(() => 'ended'));
    let began = false;
    const waits = turns.afterwards(async () => void (began = true));
    turns.stop();
    expect(await waits).toBe(LEFT);
    expect(await turns.afterwards(async () => void (began = true))).toBe(LEFT);
    working.resolve();
    expect(await atWork).toBe('ended');
    expect(began).toBe(false);
  });
});
