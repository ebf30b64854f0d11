/** The script of the sign-in page, as the browser gets it. The token of an invitation never leaves the page but to `accept`. */
export const SIGN_IN_SCRIPT = `
const byId = (id) => document.getElementById(id);
const forms = ['sign-in', 'second-factor', 'invitation'].map(byId);
const KEPT = 'casus-invitation';

function show(id, title) {
  for (const form of forms) form.hidden = form.id !== id;
  byId('title').textContent = title;
  byId('message').textContent = '';
  byId(id).querySelector('input').focus();
}

function say(words) {
  byId('message').textContent = words;
}

async function send(path, body) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { ok: response.ok, status: response.status, body: await response.json().catch(() => ({})) };
  } catch {
    return { ok: false, status: 0, body: {} };
  }
}

function refused({ status, body }, wrong) {
  if (status === 0) return 'The server cannot be reached. Try again in a moment.';
  if (status === 429) return 'Too many attempts. Wait a minute and try again.';
  if (status === 422 && body.detail) return body.detail[0].toUpperCase() + body.detail.slice(1) + '.';
  if (status === 409) return 'There is an account with this email. Sign in first.';
  return status >= 500 ? 'The server made a mistake. Try again in a moment.' : (wrong ?? body.detail ?? body.title);
}

function invitation() {
  return sessionStorage.getItem(KEPT);
}

/** Signed in: use the invitation that is kept, if there is one, and go to the workbench. */
async function enter() {
  const token = invitation();
  if (token !== null) {
    await send('/api/invitations/accept', { token });
    sessionStorage.removeItem(KEPT);
  }
  location.replace('/');
}

async function signIn(fields) {
  const answer = await send('/api/auth/sign-in/email', fields);
  if (!answer.ok) say(refused(answer, 'Email or password is wrong.'));
  else if (answer.body.twoFactorRedirect) show('second-factor', 'One more step');
  else await enter();
}

async function secondFactor({ code }) {
  const plain = code.replace(/\\s/g, '');
  const path = /^\\d{6}$/.test(plain) ? 'verify-totp' : 'verify-backup-code';
  const answer = await send('/api/auth/two-factor/' + path, { code: plain });
  if (answer.ok) await enter();
  else say(refused(answer, 'This code is wrong or used up.'));
}

async function accept({ name, email, password }) {
  const answer = await send('/api/invitations/accept', { token: invitation(), account: { name, email, password } });
  if (!answer.ok) return say(refused(answer, 'This invitation is used, taken back or too old. Ask for a new one.'));
  sessionStorage.removeItem(KEPT);
  await signIn({ email, password });
}

const HANDLERS = { 'sign-in': signIn, 'second-factor': secondFactor, invitation: accept };
for (const form of forms) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    await HANDLERS[form.id](Object.fromEntries(new FormData(form)));
    button.disabled = false;
  });
}
byId('have-account').addEventListener('click', (event) => {
  event.preventDefault();
  show('sign-in', 'Sign in');
});

function start() {
  const given = new URLSearchParams(location.hash.slice(1)).get('invitation');
  if (given !== null) {
    sessionStorage.setItem(KEPT, given);
    // Not in the address bar, the history or a copied link.
    history.replaceState(null, '', '/sign-in');
  }
  if (invitation() === null) show('sign-in', 'Sign in');
  else show('invitation', 'You are invited');
}
start();
// A link that is opened where this page stands already changes the fragment only.
addEventListener('hashchange', start);
`;
