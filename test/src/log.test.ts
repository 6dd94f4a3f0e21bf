import { createLog, withoutAddresses } from '../../src/log';

/** What a line becomes. */
function logged(fields: object, message = 'something happened'): Record<string, unknown> {
  const lines: string[] = [];
  const to = { write: (line: string) => void lines.push(line) };
  createLog('info', to as never).warn(fields, message);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

test('when an error or a key names a person by number or e-mail address, then the line does not', () => {
  const err = new Error('E11000 duplicate key error dup key: { : "+14165550134" }');
  const line = logged({ err, intent: 'http:crm:anna.roy@example.com', to: 'anyone' }, 'for (416) 555-0134');
  expect(JSON.stringify(line)).not.toMatch(/555|anna|anyone/);
  expect(line).toMatchObject({ intent: 'http:crm:[email]', to: '[Redacted]', msg: 'for [phone]' });
  expect((line['err'] as Error).message).toContain('"[phone]"');
});

test.each([
  '"time":1795696419620',
  '"amount":4165550134,"all":[4165550134]',
  'task_4165550134567890',
  'SM4165550134abcdef',
  '2026-12-02T15:00:00.000Z',
])('when a line has %s, then it is nobody’s number', (text) => {
  expect(withoutAddresses(text)).toBe(text);
});

test.each(['+1 416-555-0134', '416.555.0134', 'From=%2B14165550134&x', 'tel:+14165550134', 'a@b.ca'])(
  'when a line has %s, then it is gone',
  (text) => {
    expect(withoutAddresses(text)).toMatch(/\[(?:phone|email)\]/);
    expect(withoutAddresses(text)).not.toMatch(/\d{4}|a@b/);
  },
);
