/**
 * Which passwords of enough letters are among the first that are tried: those made of words that everybody knows, of the
 * person's own name or address, of neighbours on the keyboard, or of one piece said again. No list of leaked passwords is
 * kept and none is asked. @source OWASP ASVS 5.0, 6.2.4 and 6.2.11; NIST SP 800-63B section 3.1.1.2
 */

/** What guesses begin with; a password has to hold more than these. */
const KNOWN =
  'password passwort motdepasse contrasena passw0rd p@ssw0rd pass welcome letmein iloveyou admin administrator root user login master monkey dragon sunshine princess football baseball superman batman trustno1 shadow secret hello qwertyuiop qwerty qwertz azerty asdfghjkl asdfgh zxcvbnm abcdefgh abcdef abc changeme default test guest access winter spring summer autumn monday january casus'.split(
    ' ',
  );
const RUNS = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'zxcvbnm'];
const SHORTEST_RUN = 4;
/** Letters beside what is known: fewer are no secret. */
const LEAST = 5;

export const WEAK_PASSWORD =
  'this password is among the first that are tried: take words that have nothing to do with you or with each other';

interface Person {
  readonly name: string;
  readonly email: string;
}

function wordsOf({ name, email }: Person): readonly string[] {
  return `${name} ${email}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);
}

function withoutRuns(letters: string): string {
  let rest = letters;
  for (const run of RUNS.flatMap((each) => [each, each.split('').toReversed().join('')])) {
    for (let size = run.length; size >= SHORTEST_RUN; size -= 1) {
      for (let from = 0; from + size <= run.length; from += 1) rest = rest.replaceAll(run.slice(from, from + size), '');
    }
  }
  return rest;
}

/** Whether a guess would find it early. Cost: linear in the password for each known word. */
export function isWeakPassword(password: string, person: Person): boolean {
  const small = password.toLowerCase();
  if (/^(.{1,8})\1+$/u.test(small) || /^\P{L}*$/u.test(small)) return true;
  const known = [...KNOWN, ...wordsOf(person)].toSorted((a, b) => b.length - a.length);
  const rest = known.reduce((left, word) => left.replaceAll(word, ''), small);
  const letters = withoutRuns(rest.replaceAll(/\P{L}/gu, ''));
  return new Set(letters).size < LEAST;
}
