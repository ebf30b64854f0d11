import { describe, expect, it } from 'vitest';
import { openDocument } from './open-document.ts';

const encode = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'));
const HEADERS = [
  'Return-Path: <desk@example.org>',
  'From: =?utf-8?Q?J=C3=B3zef_Nowak?= <desk@example.org>',
  'To: Reader <reader@example.org>',
  'Date: Wed, 20 Aug 2025 10:00:00 +0200',
  'Subject: Warsaw and the guarantee',
  'MIME-Version: 1.0',
];
const PLAIN = encode([
  ...HEADERS,
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'The Polish government rejected any guarantee that excludes Warsaw =E2=80=93 =',
  'and it said so twice.',
  '',
  'On Tue, 19 Aug 2025, Reader wrote:',
  '> The Russian government demands a veto.',
  '-- ',
  'Desk, +48 000',
]);

describe('the text of a message', () => {
  it('has subject, sender and day as lines, the body decoded, quoted mail and signature as noise', async () => {
    const read = await openDocument(PLAIN);
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    const { text, lines, metadata, statements, source_parts: parts } = read.value;
    expect(metadata).toMatchObject({ format: 'eml', title: 'Warsaw and the guarantee' });
    expect(metadata.published?.value).toBe('2025-08-20');
    expect(text).toContain('excludes Warsaw – and it said so twice.');
    const roleOf = (words: string): string | undefined =>
      lines.find(({ start }) => text.startsWith(words, start))?.role;
    expect(roleOf('> The Russian')).toBe('quoted_reply');
    expect(roleOf('On Tue, 19')).toBe('quoted_reply');
    expect(roleOf('Desk, +48')).toBe('signature');
    expect(roleOf('Józef Nowak')).toBe('byline');
    expect(statements.map(({ stance }) => stance)).toEqual(['rejects']);
    expect(parts).toEqual(['headers', 'text/plain']);
  });

  it('reads the HTML body when there is no other, and names what is attached', async () => {
    const read = await openDocument(
      encode([
        ...HEADERS,
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/html; charset=iso-8859-1',
        '',
        '<p>The Polish government rejected any guarantee that excludes Warsaw.</p><script>steal()</script>',
        '--b',
        'Content-Type: application/pdf; name=draft.pdf',
        'Content-Disposition: attachment; filename=draft.pdf',
        '',
        'x',
        '--b--',
      ]),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    expect(read.value.text).toContain('excludes Warsaw.');
    expect(read.value.text).not.toContain('steal');
    expect(read.value.diagnostics).toMatchObject([{ code: 'T113', message: 'attachments were not read: draft.pdf' }]);
  });

  it('says so when it has no text', async () => {
    const read = await openDocument(encode([...HEADERS, 'Content-Type: text/plain', '', ' ']));
    expect(read).toMatchObject({ ok: false, diagnostics: [{ code: 'T112' }] });
  });

  it('bounds the nesting of its parts', async () => {
    const nested = Array.from({ length: 200 }, (_, k) => [
      `Content-Type: multipart/mixed; boundary=b${k}`,
      '',
      `--b${k}`,
    ]);
    const read = await openDocument(encode([...HEADERS, ...nested.flat(), 'Content-Type: text/plain', '', 'deep']));
    expect(read).toMatchObject({ ok: false, diagnostics: [{ code: 'T111' }] });
  });

  it('is not seen in a press page that quotes a letter', async () => {
    const page =
      'A letter from the minister\n\nFrom: the minister\nTo: the parliament\n\nThe government rejected the plan of Warsaw.';
    const read = await openDocument(new TextEncoder().encode(page));
    expect(read.ok && read.value.metadata.format).toBe('text');
  });
});
