import { describe, expect, it } from 'vitest';
import { inlineWeightTables } from '../arrangements/index.ts';
import { parseDossier } from './load.ts';
import { parseCondition } from './precedents/filter.ts';

const ARRANGEMENT = 'casus: 1\nid: base\ntitle: Base\ngroups: {g: {members: [A, B]}}\n';
const good: Readonly<Record<string, string>> = {
  'dossier.yaml': 'title: Test\ndocuments: [{id: page, file: page.txt}]\n',
  'documents/page.txt': 'Alpha says yes.\n',
  'statements.yaml':
    'statements: [{id: s1, document: page, speaker: Alpha, actor: A, kind: reported, stance: supports, span: {start: 11, end: 14}, text: "yes"}]\n',
  'issues.yaml':
    'issues: [{id: rule, title: Rule, options: [{id: all, title: All}], stances: [{party: A, option: all, stance: supports, statements: [s1]}]}]\n',
  'arrangements/base.yaml': ARRANGEMENT,
  'arrangements/variant.yaml': 'casus: 1\nid: variant\nextends: base\nset: {title: Variant}\n',
};

function codes(change: Readonly<Record<string, string | undefined>>): readonly string[] {
  const files = Object.entries({ ...good, ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const result = parseDossier('test', new Map(files));
  return result.ok ? [] : result.diagnostics.map(({ code }) => code);
}

describe('a dossier', () => {
  it('loads when its parts fit together, variants resolved', () => {
    const result = parseDossier('test', new Map(Object.entries(good)));
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
    expect(result.value.arrangements.map(({ arrangement }) => arrangement.title)).toEqual(['Base', 'Variant']);
    expect(result.value.statements).toHaveLength(1);
  });

  it('F101 needs dossier.yaml', () => expect(codes({ 'dossier.yaml': undefined })).toEqual(['F101']));

  it('F102 needs every document it lists', () => {
    expect(codes({ 'documents/page.txt': undefined, 'statements.yaml': undefined, 'issues.yaml': undefined })).toEqual([
      'F102',
    ]);
  });

  it('F103 wants the words of a statement to be the slice of its span', () => {
    expect(codes({ 'documents/page.txt': 'Alpha answered yes.\n' })).toEqual(['F103']);
  });

  it('F104 names a reference that leads nowhere', () => {
    expect(codes({ 'statements.yaml': undefined })).toEqual(['F104']);
    expect(codes({ 'issues.yaml': good['issues.yaml']?.replace('option: all', 'option: al') })).toEqual(['F104']);
  });

  it('F105 allows an id once', () => {
    expect(codes({ 'arrangements/again.yaml': ARRANGEMENT })).toContain('F105');
  });

  it('F106 wants the weight tables that arrangements name', () => {
    const text = ARRANGEMENT.replace('[A, B]', '[A, B], weights: {votes: shares}');
    expect(codes({ 'arrangements/base.yaml': text })).toContain('F106');
    const files = new Map(Object.entries({ ...good, 'arrangements/base.yaml': text }));
    const weighed = parseDossier('test', files, {
      weigh: (arrangement, file) => {
        expect(file).toMatch(/^arrangements\/(?:base|variant)\.yaml$/);
        return { ok: true, value: inlineWeightTables(arrangement, { shares: { A: 4, B: 2 } }) };
      },
    });
    expect(weighed.ok && weighed.value.arrangements[1]?.arrangement.groups['g']?.weights).toEqual({
      votes: { A: 4, B: 2 },
    });
  });
});

describe('a condition on the catalogue', () => {
  const codeOf = (text: string): string | undefined => {
    const parsed = parseCondition(text);
    return parsed.ok ? undefined : parsed.diagnostics[0]?.code;
  };

  it('F121 names a column that is there', () => {
    expect(codeOf('adversaryCanBlok=no')).toBe('F121');
    expect(codeOf('adversaryCanBlock=no')).toBeUndefined();
  });

  it('F122 has a column, an operator and a value', () => {
    expect(codeOf('members')).toBe('F122');
    expect(codeOf('members=')).toBe('F122');
    expect(codeOf('year>later')).toBe('F122');
    expect(codeOf('members <= 15')).toBeUndefined();
  });
});
