import { createRequire } from 'node:module';
import { type Socket } from 'node:net';

interface DriverConnection {
  socket: Socket;
  cleanup(error: Error): void;
}

/**
 * The driver's defect (mongodb 7.8.0 and 7.9.0, lib/cmap/connection.js): a write to a socket that is destroyed and has
 * not said `close` yet waits for its `drain`, which never comes, and no timeout ends it. A server that ends closes all
 * its connections at once, so what is asked in that moment waits for ever; when that is the driver's own look at the
 * server, the server is never found again. Here a connection that closes ends the wait: the driver then throws the
 * reason, as for any other lost connection, and asks again where that is safe.
 */
export function endWaitingWrites(): void {
  const ofMongoose = createRequire(require.resolve('mongoose'));
  const { Connection } = ofMongoose('mongodb/lib/cmap/connection.js') as {
    Connection: { prototype: DriverConnection };
  };
  const { cleanup } = Connection.prototype;
  Connection.prototype.cleanup = function (this: DriverConnection, error) {
    cleanup.call(this, error);
    this.socket.emit('drain');
  };
}
