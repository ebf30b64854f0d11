const NAMED: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u0003': 'ctrl-c',
  '\u0004': 'ctrl-d',
  '\u007f': 'backspace',
  '\b': 'backspace',
  '\u001b': 'escape',
  '\u001b[A': 'up',
  '\u001b[B': 'down',
  '\u001b[C': 'right',
  '\u001b[D': 'left',
};

/** What a terminal in raw mode sends → keys by name; other sequences of control are passed over. */
export function decodeKeys(input: string): readonly string[] {
  // oxlint-disable-next-line no-control-regex
  const pieces = input.match(/\u001b\[[\d;]*[A-Za-z~]|\u001bO[A-Z]|\u001b|[\s\S]/gu) ?? [];
  return pieces.flatMap((piece) => {
    const named = NAMED[piece.replace('\u001bO', '\u001b[')];
    if (named !== undefined) return [named];
    return /^[\p{Cc}]/u.test(piece) ? [] : [piece];
  });
}
