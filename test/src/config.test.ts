import { EXIT_CONFIG, readConfig } from '../../src/config';
import { StartError } from '../../src/errors';

/** Everything that a start in production needs, all of it made up. */
const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://bot.example.com',
  SLACK_BOT_TOKEN: 'token',
  SLACK_SIGNING_SECRET: 'secret',
  TWILIO_ACCOUNT_SID: 'sid',
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_FROM: '+14165550134',
  SENDGRID_API_KEY: 'key',
  SENDGRID_FROM: 'deals@example.com',
  SENDER_NAME: 'Acme Homes',
  SENDER_ADDRESS: '1 King St W, Toronto ON M5H 1A1',
  SENDER_CONTACT: 'deals@example.com',
};

function refusal(env: Record<string, string>): { lines: string[]; exitCode: number } {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartError) return { lines: error.lines, exitCode: error.exitCode };
    throw error;
  }
  return { lines: [], exitCode: 0 };
}

describe('the configuration', () => {
  test.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '0x50'],
    ['PORT', '3000.5'],
    ['PUBLIC_URL', 'bot.example.com'],
    ['PUBLIC_URL', 'ftp://bot.example.com'],
    ['PUBLIC_URL', 'https://bot.example.com/?a=b'],
    ['PUBLIC_URL', 'https://user:word@bot.example.com'],
    ['MONGODB_URI', 'postgres://db'],
    ['STORE', 'sqlite'],
    ['LOG_LEVEL', 'loud'],
    ['API_KEYS', 'crm:agent'],
    ['API_KEYS', 'crm:agent:short'],
    ['API_KEYS', 'crm:king:0123456789abcdef'],
    ['API_KEYS', ':agent:0123456789abcdef'],
    ['API_KEYS', 'a:agent:0123456789abcdef,b:admin:0123456789abcdef'],
    ['CLOCK_START', 'tomorrow'],
    ['CLOCK_START', '2026-11-23 14:00'],
    ['CLOCK_RATE', '0'],
    ['CLOCK_RATE', 'Infinity'],
    ['CLOCK_RATE', '-1'],
    ['CONSOLE', 'yes'],
    ['SANDBOX', 'true'],
    ['TEAM_TIMEZONE', 'Toronto'],
    ['TEAM_TIMEZONE', 'america/toronto'],
    ['TEAM_TIMEZONE', 'Mars/Olympus'],
    ['SLACK_API_URL', 'slack'],
    ['SLACK_DEFAULT_ROLE', 'king'],
    ['TWILIO_FROM', '416-555-0134'],
    ['TWILIO_API_BASE_URL', 'twilio'],
    ['SENDGRID_FROM', 'deals'],
    ['SENDGRID_API_BASE_URL', 'sendgrid'],
  ])('when %s is %s, then one line names it and the exit code is 78', (name, value) => {
    const { lines, exitCode } = refusal({ [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${name}: [^\n]+$`));
    expect(exitCode).toBe(EXIT_CONFIG);
  });

  test('when several are wrong, alone and together, then each has its line', () => {
    const { lines } = refusal({
      ...PRODUCTION,
      PORT: 'x',
      CLOCK_RATE: '2',
      SENDER_NAME: '',
      TWILIO_AUTH_TOKEN: ' ',
    });
    expect(lines.map((line) => line.split(':')[0]).sort()).toEqual([
      'CLOCK_RATE',
      'PORT',
      'SENDER_NAME',
      'TWILIO_AUTH_TOKEN',
    ]);
  });

  test('when a secret is wrong, then its line does not show it', () => {
    const { lines } = refusal({ API_KEYS: 'crm:king:topsecret0123456789', MONGODB_URI: 'x://topsecret' });
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain('topsecret');
  });

  test('when nothing is set, or everything is blank, then the defaults hold and every provider is a sandbox', () => {
    const blank = Object.fromEntries(Object.keys(PRODUCTION).map((name) => [name, ' ']));
    for (const env of [{}, blank]) {
      expect(readConfig(env)).toMatchObject({
        PORT: 3000,
        HOST: '127.0.0.1',
        DATA_DIR: '.data',
        STORE: 'auto',
        TEAM_TIMEZONE: 'America/Toronto',
        SLACK_DEFAULT_ROLE: 'viewer',
        production: false,
        slackReal: false,
        twilioReal: false,
        sendgridReal: false,
      });
    }
  });

  test('when PUBLIC_URL ends with a slash, then it is left out: paths are put behind it', () => {
    expect(readConfig({ PUBLIC_URL: 'https://bot.example.com/' }).PUBLIC_URL).toBe('https://bot.example.com');
  });

  test('when API_KEYS holds keys with colons and spaces around, then each is one holder', () => {
    expect(
      readConfig({ API_KEYS: ' crm:agent:0123456789:abcdef , eyes:viewer:fedcba9876543210' }).API_KEYS,
    ).toEqual([
      { name: 'crm', role: 'agent', key: '0123456789:abcdef' },
      { name: 'eyes', role: 'viewer', key: 'fedcba9876543210' },
    ]);
  });

  test('when STORE is named beside MONGODB_URI, then it is refused; `auto` is not', () => {
    const MONGODB_URI = 'mongodb://127.0.0.1/x';
    for (const STORE of ['mongod', 'embedded']) {
      expect(refusal({ MONGODB_URI, STORE }).lines).toEqual([expect.stringMatching(/^STORE: /)]);
    }
    expect(refusal({ MONGODB_URI, STORE: 'auto' }).lines).toEqual([]);
  });
});

describe('the configuration in production', () => {
  test('when everything is there, then all providers are real', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({
      production: true,
      slackReal: true,
      twilioReal: true,
      sendgridReal: true,
    });
  });

  test.each(Object.keys(PRODUCTION).filter((name) => name !== 'NODE_ENV'))(
    'when %s is missing, then one line names it',
    (name) => {
      const { lines } = refusal({ ...PRODUCTION, [name]: '' });
      expect(lines).toEqual([expect.stringMatching(new RegExp(`^${name}: is missing`))]);
    },
  );

  test('when the messaging service stands for the number, then nothing is missing', () => {
    expect(refusal({ ...PRODUCTION, TWILIO_FROM: '', TWILIO_MESSAGING_SERVICE_SID: 'MG1' }).lines).toEqual(
      [],
    );
  });

  test('when SANDBOX=1 says that it is meant, then nothing is needed and nobody is reached', () => {
    expect(readConfig({ NODE_ENV: 'production', SANDBOX: '1' })).toMatchObject({ twilioReal: false });
    expect(readConfig({ ...PRODUCTION, SANDBOX: '1', SENDER_NAME: '' })).toMatchObject({ slackReal: false });
  });

  test.each(['CLOCK_START=2026-11-23T14:00:00Z', 'CLOCK_RATE=60'])(
    'when %s moves the clock, then it is refused',
    (set) => {
      const [name = '', value = ''] = set.split('=');
      expect(refusal({ ...PRODUCTION, [name]: value }).lines).toEqual([
        `${name}: is refused with NODE_ENV=production; remove it`,
      ]);
      expect(refusal({ [name]: value }).lines).toEqual([]);
    },
  );

  test('when PUBLIC_URL is not encrypted, then it is refused but for this machine', () => {
    expect(refusal({ ...PRODUCTION, PUBLIC_URL: 'http://bot.example.com' }).lines).toHaveLength(1);
    expect(refusal({ ...PRODUCTION, PUBLIC_URL: 'http://127.0.0.1:3000' }).lines).toEqual([]);
  });
});
