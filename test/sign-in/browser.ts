import { get, post } from '../service/served.ts';

const hidden = (text: string, name: string): string => unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '');
const unescaped = (text: string): string => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** A person with a browser: signs in on the page of the service, and lets the page go back to where it was told. */
export async function signInWithBrowser(url: string, username: string, key: string): Promise<string> {
  const page = new URL(url);
  const shown = await get(url);
  const answer = await post(`${page.origin}${page.pathname}`, { flow: hidden(shown.text, 'flow'), username, key, action: 'sign-in' });
  const back = unescaped(/action="(http[^"]+)"/.exec(answer.text)?.[1] ?? '');
  const fields = [...answer.text.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescaped(value)]);
  return (await post(back, Object.fromEntries(fields) as Record<string, string>)).text;
}

/** A person who types the code of a device. */
export async function enterCode(service: string, line: string, username: string, key: string, action = 'sign-in'): Promise<void> {
  const code = /code ([A-Z]{9})/.exec(line)?.[1] ?? '';
  await post(`${service}/devicelogin`, { user_code: code, username, key, action });
}
