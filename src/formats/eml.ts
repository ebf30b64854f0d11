// The text of an e-mail message (RFC 5322, MIME) through postal-mime: subject, sender and day as lines of their own, then
// the text body, or else the HTML body. Quoted earlier messages and signatures become noise lines.
// The map leads to offsets in the decoded body.
import PostalMime, { type Email } from 'postal-mime';
import { type Diagnostic, fail, type Result, sha256Hex, succeed } from '../basics/index.ts';
import { type ExtractedText, extractText } from '../documents/index.ts';
import { newTextBuilder, type TextBuilder } from './text-builder.ts';

const HEADERS = 0;
const BODY = 1;

function nameOf(address: Email['from']): string {
  if (address === undefined) return '';
  return address.name === '' ? (address.address ?? '') : address.name;
}

const oneLine = (words: string): string => words.replace(/[\s\p{Cc}]+/gu, ' ').trim();

function writeHeaders(email: Email, builder: TextBuilder): void {
  const to = (email.to ?? []).map(nameOf).join(', ');
  const day = /^\d{4}-\d{2}-\d{2}/.exec(email.date ?? '')?.[0] ?? '';
  const rows: readonly (readonly [string, string])[] = [
    ['title', oneLine(email.subject ?? '')],
    ['byline', oneLine(nameOf(email.from))],
    ['dateline', day],
    ['mail_head', to === '' ? '' : `To: ${oneLine(to)}`],
  ];
  for (const [role, words] of rows) {
    builder.hint(role);
    builder.write(words, 0, HEADERS);
    builder.breakLine();
  }
}

/** Lines that a mail program put there: the quoted message, who wrote it, and the signature after '-- '. */
function writePlain(text: string, builder: TextBuilder): void {
  let signature = false;
  let at = 0;
  for (const line of text.split('\n')) {
    if (/^-- ?\r?$/.test(line)) signature = true;
    if (signature) builder.hint('signature');
    else if (/^\s*>/.test(line) || /^On .{8,120} wrote:\s*$/.test(line) || /^-{3,} ?Original Message/i.test(line))
      builder.hint('quoted_reply');
    builder.write(line.trimEnd(), at, BODY);
    builder.breakLine();
    at += line.length + 1;
  }
}

function writeHtml(html: string, builder: TextBuilder): void {
  const { text, map, hints } = extractText(html, '', 'html');
  const pieces = map ?? [];
  pieces.forEach(({ at, source }, index) => {
    const words = text.slice(at, pieces[index + 1]?.at ?? text.length);
    const hint = hints.get(at);
    if (hint !== undefined) builder.hint(hint);
    builder.write(words.replace(/\n/g, ''), source, BODY);
    if (words.includes('\n')) builder.breakLine();
  });
}

function attachmentWarning(email: Email): readonly Diagnostic[] {
  const names = email.attachments
    .filter(({ related }) => related !== true)
    .map(({ filename }) => filename ?? 'unnamed');
  if (names.length === 0) return [];
  const message = `attachments were not read: ${oneLine(names.slice(0, 8).join(', '))}`;
  return [{ code: 'T113', severity: 'warning', message }];
}

/** Message bytes → text. T111-T113. Cost: linear; nesting and headers are bounded by the parser. */
export async function extractEml(bytes: Uint8Array): Promise<Result<ExtractedText>> {
  let email: Email;
  try {
    email = await PostalMime.parse(bytes, { maxNestingDepth: 64, rfc822Attachments: true });
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return fail({ code: 'T111', severity: 'error', message: `the message cannot be read: ${why}` });
  }
  const { text, html } = email;
  const plain = text !== undefined && text.trim() !== '';
  if (!plain && (html === undefined || html.trim() === ''))
    return fail({ code: 'T112', severity: 'error', message: 'the message has no text of its own' });
  const builder = newTextBuilder();
  writeHeaders(email, builder);
  if (plain) writePlain(text, builder);
  else writeHtml(html ?? '', builder);
  const parts = ['headers', plain ? 'text/plain' : 'text/html'];
  const diagnostics = attachmentWarning(email);
  return succeed({ format: 'eml', sha256: sha256Hex(bytes), parts, ...builder.finish(), diagnostics });
}
