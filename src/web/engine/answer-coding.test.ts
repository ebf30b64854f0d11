// Decisions of the page: files before, one choice, files after.
import { describe, expect, it } from 'vitest';
import { listShared, parseCodebook, parseCoding, versionOf } from '../../positions/index.ts';
import { answerDecide } from './answer-coding.ts';
import { answerDraft, answerSources } from './answer-sources.ts';
import { openFolder } from './folder.ts';
import type { Ask, CodedChoice, Proposal } from './questions.ts';

const PAGE = [
  'A page about the vote of the powers',
  '',
  'The Polish government rejected any guarantee that excludes Warsaw from the vote.',
  'The French government supports the draft of the third round of talks.',
].join('\n');
const CODING = 'documents/page.txt.coding.jsonl';
const START: Readonly<Record<string, string>> = {
  'dossier.yaml':
    'title: T\nactors:\n  PL: {name: Poland, aliases: [the Polish government]}\ndocuments:\n  - {id: page, file: page.txt}\n',
  'issues.yaml':
    'issues:\n  - id: veto\n    title: Veto\n    options:\n      - {id: veto-yes, title: A veto}\n    stances: []\n',
  'documents/page.txt': PAGE,
};

type Files = Readonly<Record<string, string>>;

const folderOf = (files: Files) => openFolder('d', new Map(Object.entries(files)));

function proposals(files: Files): readonly Proposal[] {
  return answerSources(folderOf(files), { document: 'page' }).proposals;
}

function after(files: Files, choice: Ask<'decide'>['choice'], coder = 'anna'): Files {
  const at = '2026-01-01T10:00:00.000Z';
  const done = answerDecide(folderOf(files), { document: 'page', coder, at, choice });
  if ('problems' in done) throw new Error(JSON.stringify(done.problems));
  return { ...files, ...Object.fromEntries(done.changes.map(({ path, text }) => [path, text])) };
}

function choiceOf(files: Files, at: number, change: Partial<CodedChoice> = {}): CodedChoice {
  const { id, start, end, actor, stance, speaker, kind } = proposals(files)[at] as Proposal;
  return { id, start, end, actor, stance, speaker: speaker.text, kind, condition: '', redLine: false, ...change };
}

const confirm = (coded: CodedChoice) => ({ kind: 'confirm', coded }) as const;

function statementsOf(files: Files) {
  const coding = parseCoding(files[CODING] ?? '');
  if (!coding.ok) throw new Error(JSON.stringify(coding.diagnostics));
  return listShared(coding.value, PAGE);
}

describe('a decision of the page', () => {
  it('is one line of the coding, and a statement of the dossier follows from it', () => {
    const files = after(START, confirm(choiceOf(START, 0)));
    expect(files[CODING]?.split('\n')).toHaveLength(3);
    expect(statementsOf(files)).toMatchObject([{ id: 'page-s01', actor: 'PL', confirmedBy: 'anna' }]);
    expect(folderOf(files).dossier?.statements).toEqual(statementsOf(files));
    expect(files['statements.yaml']).toBeUndefined();
    expect(proposals(files)[0]).toMatchObject({
      state: 'confirmed',
      statement: 'page-s01',
      decisions: [{ coder: 'anna', decision: 'accept' }],
    });
  });

  it('on an issue is a position too; decided anew, the position is the new one', () => {
    const first = after(START, confirm(choiceOf(START, 0, { option: 'veto-yes', redLine: true })));
    expect(first['issues.yaml']).toContain('redLine: true');
    const second = after(first, confirm(choiceOf(first, 0, { option: 'veto-yes', stance: 'doubts' })));
    const stances = folderOf(second).dossier?.issues[0]?.stances;
    expect(stances).toEqual([{ party: 'PL', option: 'veto-yes', stance: 'doubts', statements: ['page-s01'] }]);
    expect(second[CODING]?.startsWith(first[CODING] ?? '-')).toBe(true);
    const rejected = after(second, { kind: 'reject', id: 's01' });
    expect(folderOf(rejected).dossier?.issues[0]?.stances).toEqual([]);
    expect(proposals(rejected)[0]?.state).toBe('rejected');
  });

  it('on a new issue makes it and puts it into the codebook that the decision was made under', () => {
    const files = after(START, confirm(choiceOf(START, 0, { newIssue: 'A tribunal' })));
    const codebook = parseCodebook(files['codebook.jsonl'] ?? '');
    if (!codebook.ok) throw new Error('codebook');
    expect(codebook.value.entries.map(({ id }) => id)).toEqual(['veto-yes', 'a-tribunal-yes']);
    expect(versionOf(codebook.value)).toBe(2);
    const coding = parseCoding(files[CODING] ?? '');
    expect(coding).toMatchObject({ value: { events: [{ codebook: 2 }] } });
    expect(statementsOf(files)).toMatchObject([{ provision: 'a-tribunal-yes' }]);
  });

  it('about words that nobody proposed is a statement by hand, and is withdrawn for good', () => {
    const { id: _, ...coded } = choiceOf(START, 0, { start: 0, end: 6, speaker: '—' });
    const files = after(START, confirm(coded));
    expect(statementsOf(files)).toMatchObject([{ id: 'page-m0-6', text: 'A page' }]);
    const gone = after(files, { kind: 'withdraw', statement: 'page-m0-6' });
    expect(statementsOf(gone)).toEqual([]);
    expect(gone[CODING]).toContain('"kind":"reject"');
  });

  it('withdrawn, a proposal waits again as skipped', () => {
    const files = after(START, confirm(choiceOf(START, 0)));
    const gone = after(files, { kind: 'withdraw', statement: 'page-s01' });
    expect(proposals(gone).map(({ state }) => state)).toEqual(['skipped', 'open']);
  });

  it('of two coders shows both, and the last one counts', () => {
    const anna = after(START, confirm(choiceOf(START, 0)));
    const both = after(anna, { kind: 'reject', id: 's01' }, 'ben');
    expect(proposals(both)[0]).toMatchObject({
      state: 'rejected',
      decisions: [
        { coder: 'anna', decision: 'accept' },
        { coder: 'ben', decision: 'reject' },
      ],
    });
  });

  it('is taken back by a further line, whenever it was made, and the one before stands again with its position', () => {
    const confirmed = after(START, confirm(choiceOf(START, 0, { option: 'veto-yes' })));
    const id = proposals(START)[0]?.id ?? '';
    const rejected = after(confirmed, { kind: 'reject', id });
    const back = after(rejected, { kind: 'undo' });
    expect(back[CODING]?.startsWith(rejected[CODING] ?? '-')).toBe(true);
    expect(back[CODING]?.split('\n')).toHaveLength(5);
    expect(statementsOf(back)).toEqual(statementsOf(confirmed));
    expect(back['issues.yaml']).toBe(confirmed['issues.yaml']);
    const none = after(back, { kind: 'undo' });
    expect(proposals(none)[0]?.state).toBe('open');
    expect(folderOf(none).dossier?.issues[0]?.stances).toEqual([]);
    expect(() => after(none, { kind: 'undo' })).toThrow('anna has no decision to take back');
  });

  it('is not taken back by another coder', () => {
    const confirmed = after(START, confirm(choiceOf(START, 0)));
    expect(() => after(confirmed, { kind: 'undo' }, 'boris')).toThrow('boris has no decision to take back');
  });
});

describe('a dossier from before there were codings', () => {
  const [first] = proposals(START);
  const review = `rejected:\n  - {document: page, start: ${first?.start}, end: ${first?.end}}\n`;

  it('keeps its rejections, and takes them into the coding when one is begun', () => {
    const old = { ...START, 'review.yaml': review };
    expect(proposals(old).map(({ state }) => state)).toEqual(['rejected', 'open']);
    const files = after(old, { kind: 'skip', id: 's02' });
    expect(files['review.yaml']).toBe(review);
    const without = Object.fromEntries(Object.entries(files).filter(([path]) => path !== 'review.yaml'));
    expect(proposals(without).map(({ state }) => state)).toEqual(['rejected', 'skipped']);
  });

  it('keeps the statements of statements.yaml, which cover their proposals and can be withdrawn', () => {
    const span = { start: first?.start ?? 0, end: first?.end ?? 0 };
    const row = { id: 'old', document: 'page', speaker: 'x', actor: 'PL', kind: 'reported', stance: 'rejects', span };
    const statements = [{ ...row, text: PAGE.slice(span.start, span.end) }];
    const old = { ...START, 'statements.yaml': JSON.stringify({ statements }) };
    expect(proposals(old)[0]).toMatchObject({ state: 'confirmed', statement: 'old' });
    const gone = after(old, { kind: 'withdraw', statement: 'old' });
    expect(proposals(gone)[0]?.state).toBe('open');
    expect(gone[CODING]).toBeUndefined();
  });
});

describe('a draft from what a page says', () => {
  const DRAFT = 'The powers shall decide by unanimity. The guarantors are Britain, France and Poland.';
  const files = { ...START, 'documents/page.txt': `${PAGE}\n${DRAFT}\n` };

  it('is a file that reads, under a name and an id that no other has', () => {
    const [mention] = answerSources(folderOf(files), { document: 'page' }).mentions;
    if (mention === undefined) throw new Error('no arrangement was found');
    const ask = { document: 'page', mention: mention.id };
    const first = answerDraft(folderOf(files), ask);
    if ('problems' in first) throw new Error(JSON.stringify(first.problems));
    const with1 = { ...files, [first.path]: first.text };
    const second = answerDraft(folderOf(with1), ask);
    if ('problems' in second) throw new Error(JSON.stringify(second.problems));
    const both = folderOf({ ...with1, [second.path]: second.text });
    expect(second.path).toBe(first.path.replace('.yaml', '-2.yaml'));
    expect(both.problems).toEqual([]);
    expect(new Set(both.dossier?.arrangements.map(({ arrangement }) => arrangement.id)).size).toBe(2);
  });
});
