/** Who is let in: nobody, programs on this machine, or whoever has an admin API key. */
export type ConsoleMode = 'off' | 'local' | 'with_key';

/** `auto` is off in production. `on` may stand behind a proxy and be open to the world: it asks for a key. */
export function consoleMode(config: { CONSOLE: 'auto' | 'on' | 'off'; production: boolean }): ConsoleMode {
  switch (config.CONSOLE) {
    case 'off':
      return 'off';
    case 'on':
      return 'with_key';
    case 'auto':
      return config.production ? 'off' : 'local';
  }
}
