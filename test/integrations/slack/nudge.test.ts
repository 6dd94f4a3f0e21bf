import { AsyncLocalStorage } from 'node:async_hooks';
import { createNudge } from '../../../integrations/slack/nudge';
import { recordLog } from './support/record-log';

it('when nudged often in one go, then the work runs once; when nudged while it runs, then once more', async () => {
  let runs = 0;
  let letGo = () => {};
  const { nudge, settled } = createNudge(() => {
    runs += 1;
    return runs === 1 ? new Promise<void>((resolve) => (letGo = resolve)) : Promise.resolve();
  }, recordLog());
  nudge();
  nudge();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(runs).toBe(1);
  nudge();
  nudge();
  letGo();
  await settled();
  expect(runs).toBe(2);
});

it('when nudged inside a transaction, then the work runs outside of it', async () => {
  const transaction = new AsyncLocalStorage<string>();
  let seen: string | undefined = 'not run';
  const { nudge, settled } = createNudge(async () => (seen = transaction.getStore()), recordLog());
  transaction.run('inside', nudge);
  await settled();
  expect(seen).toBeUndefined();
});

it('when the work fails, then it is logged, and the next nudge works', async () => {
  const log = recordLog();
  let fails = true;
  const { nudge, settled } = createNudge(
    () => (fails ? Promise.reject(new Error('down')) : Promise.resolve()),
    log,
  );
  nudge();
  await settled();
  expect(log.lines).toHaveLength(1);
  fails = false;
  nudge();
  await settled();
  expect(log.lines).toHaveLength(1);
});
