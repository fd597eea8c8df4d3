/** What the choice and the opening of a browser depend on. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Chromium does not start as root with its sandbox on. */
  readonly sandbox: 'on' | 'off';
};

/** The machine that this runs on. */
export function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, sandbox: process.getuid?.() === 0 ? 'off' : 'on' };
}

/** The value of a variable, or undefined where it is empty or not set. */
export function variable({ env }: Machine, name: string): string | undefined {
  const value = env[name];
  return value === '' ? undefined : value;
}

/** Whether a browser's window can be shown. */
export function hasDisplay(machine: Machine): boolean {
  if (machine.platform === 'win32' || machine.platform === 'darwin') return true;
  return variable(machine, 'DISPLAY') !== undefined || variable(machine, 'WAYLAND_DISPLAY') !== undefined;
}
