import { connect } from 'node:net';
import { encode } from './document';
import { frame, OPCODE } from './wire/frame';

const PATIENCE_MS = 2_000;

/** Whether somebody who speaks the protocol listens there. */
export async function answersHello(uri: string): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(addressOf(uri));
    const done = (alive: boolean): void => {
      socket.destroy();
      settle(alive);
    };
    socket.setTimeout(PATIENCE_MS, () => done(false));
    socket.once('error', () => done(false));
    socket.once('close', () => done(false));
    socket.once('connect', () => {
      socket.write(frame(OPCODE.message, 0, [Buffer.alloc(5), encode({ hello: 1, $db: 'admin' })]));
    });
    socket.once('data', () => done(true));
  });
}

function addressOf(uri: string): { path: string } | { host: string; port: number } {
  const authority = uri.replace(/^mongodb:\/\/(?:[^@/]*@)?/, '').replace(/\/.*$/s, '');
  const match = /^([^:%]+):(\d+)$/.exec(authority);
  return match ? { host: match[1] ?? '', port: Number(match[2]) } : { path: decodeURIComponent(authority) };
}
