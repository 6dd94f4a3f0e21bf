import { type IncomingMessage } from 'node:http';

const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];
const LOOPBACK_ADDRESS = /^(?:(?:::ffff:)?127\.\d+\.\d+\.\d+|::1)$/;
const LOOPBACK_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;

/**
 * True when a program on this machine asks, and not a proxy on it for somebody else. The Host must be a loopback name
 * too: a web page that points its own name at 127.0.0.1 (DNS rebinding) comes from a browser on this machine.
 */
export function isLocalPeer(request: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  return (
    LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(request.headers.host ?? '') &&
    FORWARDED.every((name) => request.headers[name] === undefined)
  );
}
