import { createHash } from 'node:crypto';
import type { SignInAnswer } from './sign-in-request.ts';

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:3rem auto;padding:0 1rem;color:#222;background:#fff}
label{display:block;margin-top:1rem}input{width:100%;box-sizing:border-box;font:inherit;padding:.4rem}
button{font:inherit;padding:.4rem 1rem;margin:1.5rem .5rem 0 0}p[role=alert]{color:#a00}`;
const submit = 'document.forms[0].submit()';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Text that is safe between tags and in quoted attributes. */
const escaped = (text: string): string => text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);

export interface PageField {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly secret?: boolean;
}

export interface Page {
  readonly status?: number;
  readonly title: string;
  readonly lines: readonly string[];
  /** What went wrong with what was entered before. */
  readonly problem?: string | undefined;
  readonly form?: {
    readonly action: string;
    readonly hidden: Readonly<Record<string, string>>;
    readonly fields: readonly PageField[];
    /** The values of `action`, each with what stands on its button; Enter means the first. */
    readonly buttons: Readonly<Record<string, string>>;
    /** Sends itself where scripts run. */
    readonly automatic?: boolean;
    /** Where else than here it may lead. */
    readonly leadsTo?: string;
  };
}

/** A small page without anything from elsewhere; forms work without scripts. All texts are escaped here. */
export function page({ status = 200, title, lines, problem, form }: Page): SignInAnswer {
  const paragraphs = lines.map((line) => `<p>${escaped(line)}</p>`).join('');
  const alert = problem === undefined ? '' : `<p role="alert">${escaped(problem)}</p>`;
  const script = form?.automatic === true ? `<script>${submit}</script>` : '';
  const html = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1>${paragraphs}${alert}${form ? formHtml(form) : ''}${script}</body></html>
`;
  const targets = form ? ["'self'", ...(form.leadsTo === undefined ? [] : [sourceOf(form.leadsTo)])].join(' ') : "'none'";
  const headers = {
    'content-security-policy': `default-src 'none'; style-src ${hash(style)}; ${script === '' ? '' : `script-src ${hash(submit)}; `}form-action ${targets}; frame-ancestors 'none'; base-uri 'none'`,
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  };
  return { status, headers, html };
}

function formHtml({ action, hidden, fields, buttons }: NonNullable<Page['form']>): string {
  const hiddens = Object.entries(hidden).map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`);
  const inputs = fields.map(
    ({ name, label, value = '', secret = false }) =>
      `<label>${escaped(label)}<input name="${name}" type="${secret ? 'password' : 'text'}" value="${escaped(value)}" autocomplete="${secret ? 'current-password' : 'username'}" required></label>`,
  );
  const submits = Object.entries(buttons).map(
    ([value, text], index) =>
      `<button${value === '' ? '' : ` name="action" value="${escaped(value)}"`}${index === 0 ? '' : ' formnovalidate'}>${escaped(text)}</button>`,
  );
  return `<form method="post" action="${escaped(action)}">${[...hiddens, ...inputs, ...submits].join('')}</form>`;
}

/** The origin of an address, as a policy names it. There is no way to name an IPv6 address in one. */
function sourceOf(address: string): string {
  const { origin, hostname } = new URL(address);
  return hostname.startsWith('[') ? 'http:' : origin;
}
