import { get, post, type FormAnswer } from '../service/served.ts';

/** What a person types into a page of the service. */
export interface Typed {
  readonly username: string;
  readonly key: string;
}

const whole = (text: string): string => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** The form on a page: where it goes, and what is in it already. */
function formOn(page: FormAnswer, url: string) {
  const action = new URL(whole(/<form method="post" action="([^"]*)"/.exec(page.text)?.[1] ?? ''), url).href;
  const fields = [...page.text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [whole(name), whole(value)] as const,
  );
  return { action, fields: Object.fromEntries(fields) };
}

/** Opens the address that a program gave to the browser, signs in, and lets the answer go back, as a browser without scripts does. */
export async function signInAt(url: string, { username, key }: Typed): Promise<void> {
  const form = formOn(await get(url), url);
  const answered = await post(form.action, { ...form.fields, username, key, action: 'sign-in' }, { origin: new URL(url).origin });
  if (answered.status === 303) {
    await fetch(answered.headers.get('location') ?? '');
    return;
  }
  const back = formOn(answered, url);
  await post(back.action, back.fields);
}

/** Types a device's code into the page that was named, then signs in there. */
export async function approveDevice(page: string, userCode: string, { username, key }: Typed): Promise<FormAnswer> {
  const shown = formOn(await get(page), page);
  const asked = formOn(await post(shown.action, { user_code: userCode, action: 'code' }), page);
  return post(asked.action, { ...asked.fields, username, key, action: 'sign-in' });
}
