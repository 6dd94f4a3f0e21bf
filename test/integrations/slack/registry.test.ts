import { createRegistry } from '../../../integrations/slack/registry';
import { doneButton, look, newWorld, pay } from './support/fake-uses';

const deps = newWorld();

it.each([
  ['/look', '/look'],
  ['/LOOKUP', '/look'],
  ['/look-up', '/look'],
  ['/look-up-more', undefined],
  ['/my-lookup', undefined],
  ['/pay', '/pay'],
])('when %s is used, then %s is found', (name, found) => {
  const registry = createRegistry({ commands: [look, pay], buttons: [], deps });
  expect(registry.find({ kind: 'command', name })?.name).toBe(found);
});

it('when two have one name, then the start fails', () => {
  expect(() => createRegistry({ commands: [look, look], buttons: [], deps })).toThrow(
    '/look is registered twice',
  );
  expect(() => createRegistry({ commands: [], buttons: [doneButton, doneButton], deps })).toThrow(
    'task.done',
  );
});
