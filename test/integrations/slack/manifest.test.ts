import { slackManifest } from '../../../integrations/slack/manifest';
import { look, openForm, pay } from './support/fake-uses';

const publicUrl = 'https://bot.example.com';

it('when made from the registry, then each command is there with its hint and our address', () => {
  expect(slackManifest({ commands: [look, pay], shortcuts: [openForm], publicUrl })).toMatchObject({
    features: {
      slash_commands: [
        {
          command: '/look',
          description: 'Looks something up',
          usage_hint: '<amount>',
          url: 'https://bot.example.com/slack/events',
          should_escape: true,
        },
        { command: '/pay' },
      ],
      shortcuts: [
        { name: 'Pay', type: 'message', callback_id: 'pay.message', description: 'Pays for a message' },
      ],
      app_home: { home_tab_enabled: true },
    },
    oauth_config: {
      scopes: { bot: expect.arrayContaining(['chat:write', 'im:write', 'im:history']) as string[] },
    },
    settings: {
      event_subscriptions: {
        request_url: 'https://bot.example.com/slack/events',
        bot_events: ['app_home_opened'],
      },
      interactivity: { is_enabled: true, request_url: 'https://bot.example.com/slack/events' },
      socket_mode_enabled: false,
    },
  });
});

it.each([
  [{ ...look, name: '/Look' as const }, 'must be lower case'],
  [{ ...look, name: `/${'x'.repeat(32)}` as const }, 'longer than 32'],
  [{ ...look, summary: '' }, 'its summary must have'],
  [{ ...look, usage: 'x'.repeat(1_001) }, 'its usage is longer than 1000'],
])('when Slack would refuse a command, then the error names it (%#)', (command, message) => {
  expect(() => slackManifest({ commands: [command], shortcuts: [], publicUrl })).toThrow(message);
});

it('when there are more than 50 commands, then it is refused', () => {
  const commands = Array.from({ length: 51 }, (_, index) => ({ ...look, name: `/look${index}` as const }));
  expect(() => slackManifest({ commands, shortcuts: [], publicUrl })).toThrow('51 commands; Slack takes 50');
});

it.each([
  [{ ...openForm, name: 'x'.repeat(25) }, 'its name must have 1 to 24'],
  [{ ...openForm, description: '' }, 'its description must have 1 to 150'],
])('when Slack would refuse a shortcut, then the error names it (%#)', (shortcut, message) => {
  expect(() => slackManifest({ commands: [], shortcuts: [shortcut], publicUrl })).toThrow(message);
});

it('when there are more than 10 shortcuts, then it is refused', () => {
  const shortcuts = Array.from({ length: 11 }, (_, index) => ({ ...openForm, id: `pay.${index}` }));
  expect(() => slackManifest({ commands: [], shortcuts, publicUrl })).toThrow('11 shortcuts; Slack takes 10');
});
