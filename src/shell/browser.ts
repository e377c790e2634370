import { spawn } from 'node:child_process';

export interface BrowserSurroundings {
  readonly platform: string;
  readonly environment: (name: string) => string | undefined;
}

/** A browser that cannot be started fails within this time; one that can may run for hours. */
const patience = 1500;

/** Shows an address in the person's browser: the one BROWSER names, else the platform's own way. Resolves to false where none could be started. */
export async function openBrowser(url: string, surroundings: BrowserSurroundings): Promise<boolean> {
  const command = browserCommand(url, surroundings);
  if (!command) return false;
  const [program, ...args] = command;
  return new Promise((resolve) => {
    const browser = spawn(program, args, { detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => resolve(true), patience);
    const settle = (opened: boolean): void => {
      clearTimeout(timer);
      resolve(opened);
    };
    browser.once('error', () => settle(false));
    browser.once('exit', (code) => settle(code === 0));
    browser.unref();
  });
}

/** The words of the command; undefined where there is no desktop. No shell reads them, so nothing in the address means anything to one. */
export function browserCommand(url: string, { platform, environment }: BrowserSurroundings): readonly [string, ...string[]] | undefined {
  const [program, ...args] = (environment('BROWSER') ?? '').split(/\s+/).filter((word) => word !== '');
  if (program !== undefined) return [program, ...(args.some((word) => word.includes('%s')) ? args.map((word) => word.replaceAll('%s', url)) : [...args, url])];
  if (platform === 'darwin') return ['open', url];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  const desktop = ['DISPLAY', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME'].some((name) => (environment(name) ?? '') !== '');
  return desktop ? ['xdg-open', url] : undefined;
}
