// Where people sign in and use an invitation: a page of its own, small and without anything of the workbench.
import { renderFontFaces, renderPage, STYLE_SHEET } from '../../report/index.ts';
import { fontPages } from '../brief-pages.ts';
import { readFont } from '../fonts.ts';
import type { Page, Pages } from '../pages.ts';
import { SIGN_IN_SCRIPT } from './sign-in-script.ts';

const STYLE = `
.enter{max-width:26rem;margin:3rem auto;padding:0 1rem}
.enter form{display:grid;gap:.9rem;margin:1.4rem 0}
.enter form[hidden]{display:none}
.enter label{display:grid;gap:.25rem;font-size:.9rem;color:var(--soft)}
.enter input{font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--soft);border-radius:7px;padding:.5rem .7rem;min-height:2.75rem}
.enter .brand{margin-bottom:1.2rem}
.enter button{font:600 1rem/1 var(--sans);color:var(--card);background:var(--accent);border:1px solid transparent;border-radius:7px;padding:.9rem;min-height:2.75rem;cursor:pointer}
.enter button[disabled]{opacity:.6}
.enter [role=alert]{color:var(--danger);font-weight:600;min-height:1.5em}
`;

function field(name: string, label: string, type: string, autocomplete: string, more = ''): string {
  return `<label>${label}<input name="${name}" type="${type}" autocomplete="${autocomplete}" required ${more}></label>`;
}

const EMAIL = field('email', 'Email', 'email', 'username', 'maxlength="200"');
const BODY = `<main class="enter">
<p class="brand">Casus</p>
<h1 id="title">Sign in</h1>
<p role="alert" id="message"></p>
<form id="sign-in" method="post" aria-labelledby="title">
${EMAIL}
${field('password', 'Password', 'password', 'current-password', 'maxlength="128"')}
<button type="submit">Sign in</button>
</form>
<form id="second-factor" method="post" aria-labelledby="title" hidden>
${field('code', 'Code from your authenticator, or a backup code', 'text', 'one-time-code', 'maxlength="20"')}
<button type="submit">Go on</button>
</form>
<form id="invitation" method="post" aria-labelledby="title" hidden>
${field('name', 'Your name, as others will see it', 'text', 'name', 'maxlength="100"')}
${EMAIL}
${field('password', 'A password of 12 characters or more', 'password', 'new-password', 'minlength="12" maxlength="128"')}
<button type="submit">Accept the invitation</button>
<p>Do you have an account already? <a href="/sign-in" id="have-account">Sign in first</a>; the invitation is kept.</p>
</form>
<noscript><p>Signing in needs JavaScript.</p></noscript>
</main>
<script type="module" src="/assets/sign-in.js"></script>`;

/** The pages that shared mode adds. */
export function signInPages(): Pages {
  const html = renderPage({ title: 'Sign in · Casus', body: BODY, style: { href: '/assets/sign-in.css' } });
  return new Map<string, Page>([
    ...fontPages(readFont),
    ['/sign-in', { type: 'text/html; charset=utf-8', body: html }],
    [
      '/assets/sign-in.css',
      { type: 'text/css; charset=utf-8', body: `${renderFontFaces('/assets/')}\n${STYLE_SHEET}${STYLE}` },
    ],
    ['/assets/sign-in.js', { type: 'text/javascript; charset=utf-8', body: SIGN_IN_SCRIPT }],
  ]);
}
