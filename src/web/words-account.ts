// The words of the page about one's own account, which is loaded on use: part of the one table of `words.ts`.
export const ENGLISH_ACCOUNT = {
  title: 'Account',
  toDossiers: 'Dossiers',
  local:
    'There are no accounts on this machine: whoever uses it sees everything. A server started with --accounts has them.',
  signOut: 'Sign out',
  password: 'Password',
  passwordLead: 'A password of 12 characters or more. Changing it ends every other session.',
  current: 'Your password now',
  new: 'New password',
  repeat: 'New password again',
  different: 'The two new passwords differ.',
  change: 'Change the password',
  changed: 'The password is changed. Every other session has ended.',
  factor: 'Second factor',
  factorOff:
    'Off. With it, signing in asks for a code from an app on your phone as well, so that a password alone lets nobody in.',
  factorOn: 'On: signing in asks for a code. {count} recovery {count?code is:codes are} left.',
  switchOn: 'Switch on',
  switchOff: 'Switch off',
  renew: 'New recovery codes',
  goOn: 'Go on',
  askOn: 'Your password, to begin',
  askOff: 'Your password, to switch it off',
  askRenew: 'Your password; the codes you have now end to work',
  leave: 'Leave it as it is',
  scan: 'Scan this with an authenticator app, or type the secret into it.',
  picture: 'QR code with the secret below',
  secret: 'Secret',
  code: 'The six digits that the app shows',
  confirm: 'Confirm',
  codes: 'Recovery codes',
  codesLead:
    'Each lets you in once when the phone is not at hand. They are shown this once: keep them away from the phone.',
  copy: 'Copy',
  copied: 'Copied.',
  kept: 'I have kept them',
  isOff: 'The second factor is switched off.',
  sessions: 'Sessions',
  sessionsLead: 'Where you are signed in. A session ends after seven days without use.',
  sessionTable: 'Your sessions, newest first',
  browser: 'browser',
  from: 'address',
  since: 'since',
  until: 'ends',
  this: 'this one',
  end: 'End',
  endOne: 'End the session of {browser} since {time}',
  endOthers: 'End all others',
  ended: 'Ended.',
  noOthers: 'You are signed in nowhere else.',
  unknown: 'unknown',
  /** What the server says, by its code. */
  refusals: {
    INVALID_PASSWORD: 'This is not your password.',
    PASSWORD_TOO_SHORT: 'The new password is too short: 12 characters at least.',
    PASSWORD_TOO_LONG: 'The new password is too long: 128 characters at most.',
    INVALID_CODE: 'This code is wrong. Wait for the next one, and look whether the clock of the phone is right.',
  },
  usedCode: 'This code was used already. Wait for the next one.',
  tooMany: 'Too many attempts. Wait a minute and try again.',
  away: 'The server cannot be reached. Try again in a moment.',
};

export type AccountWords = typeof ENGLISH_ACCOUNT;

/** In the language of this page. */
export const accountWords: AccountWords = ENGLISH_ACCOUNT;
