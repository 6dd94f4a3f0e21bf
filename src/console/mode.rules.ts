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

/** The start-up line that says where it is; none when it is off. */
export function consoleLine(mode: ConsoleMode, url: string): string[] {
  switch (mode) {
    case 'off':
      return [];
    case 'local':
      return [`Console: ${url}/console`];
    case 'with_key':
      return [`Console: ${url}/console (the password is an admin API key, the user name anything)`];
  }
}
