import { connect } from 'node:net';
import { z } from 'zod';
import { defineRoute } from '../../../src/contract/route';
import { StartError } from '../../../src/errors';
import { openDoor, TEST_ROUTES, VIEWER } from './open-door';

/** A route that answers when it is let go; `started` resolves once a request is in it. */
function slowRoute() {
  let begin: () => void = () => undefined;
  let letGo: () => void = () => undefined;
  const started = new Promise<void>((resolve) => (begin = resolve));
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const route = defineRoute({
    method: 'GET',
    path: '/api/slow',
    summary: 'Slow',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ ok: z.boolean() }),
    async run() {
      begin();
      await gate;
      return { ok: true };
    },
  });
  return { route, started, letGo: () => letGo() };
}

/** What the server says to these bytes until it closes. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket
      .setEncoding('utf8')
      .on('data', (chunk: string) => (text += chunk))
      .on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

describe('listen', () => {
  it('when the address cannot be had, then one clear line names host and port', async () => {
    const door = await openDoor();
    const refused = async (port: number, host: string) => {
      const error: unknown = await openDoor({}, { port, host }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(StartError);
      return (error as StartError).lines;
    };
    expect(await refused(door.port, '127.0.0.1')).toEqual([
      `Port ${door.port} on 127.0.0.1 is already in use; stop the program that has it, or set PORT to another one.`,
    ]);
    expect((await refused(0, '192.0.2.7'))[0]).toContain('set HOST');
    await door.server.close();
  });
});

describe('close', () => {
  it('when a request is at work, then it is finished first and new ones are turned away', async () => {
    const slow = slowRoute();
    const door = await openDoor({ routes: [...TEST_ROUTES, slow.route] });
    const pending = door.call('GET', '/api/slow', { headers: VIEWER });
    await slow.started;
    const closed = door.server.close();
    await expect(door.call('GET', '/api/echo')).rejects.toThrow();
    slow.letGo();
    expect((await pending).json).toEqual({ ok: true });
    expect((await pending).headers.get('connection')).toBe('close');
    await closed;
  });

  it('when a request does not end, then it is cut off after the drain', async () => {
    const slow = slowRoute();
    const door = await openDoor({ routes: [slow.route], limits: { drainMs: 100 } });
    const pending = door.call('GET', '/api/slow', { headers: VIEWER }).then(
      () => 'answered',
      () => 'cut off',
    );
    await slow.started;
    await door.server.close();
    expect(await pending).toBe('cut off');
  });
});

describe('bytes that are no proper request', () => {
  it('when headers or a body never come, then 408 as a problem document', async () => {
    const door = await openDoor({ limits: { headersMs: 100, requestMs: 200, checkMs: 50 } });
    const noHeaders = await raw(door.port, 'GET /api/echo HTTP/1.1\r\nHost: x\r\n');
    expect(noHeaders).toContain('HTTP/1.1 408');
    expect(noHeaders).toContain('"code":"timeout"');
    const body =
      'POST /flow/go HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer agent-key-00123456789\r\nContent-Length: 10\r\n\r\n{';
    expect(await raw(door.port, body)).toContain('HTTP/1.1 408');
    await door.server.close();
  });

  it('when it is not HTTP, or the headers are huge, then 400 and 431', async () => {
    const door = await openDoor();
    expect(await raw(door.port, 'HELLO\r\n\r\n')).toContain('HTTP/1.1 400');
    const huge = `GET / HTTP/1.1\r\nHost: x\r\nX-Big: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await raw(door.port, huge)).toContain('HTTP/1.1 431');
    await door.server.close();
  });
});
