import { describe, expect, it } from 'vitest';
import { changeCodebook, type Codebook, type CodebookChange, EMPTY_CODEBOOK, recode, versionOf } from './codebook.ts';

const WHO = { by: 'anna', at: '2026-01-01T10:00:00Z' };
const add = (id: string): CodebookChange => ({ kind: 'add', entry: { id, title: id } });

function build(...changes: readonly CodebookChange[]): Codebook {
  return changes.reduce((before, change) => {
    const after = changeCodebook(before, WHO, change);
    if (!after.ok) throw new Error(JSON.stringify(after.diagnostics));
    return after.value;
  }, EMPTY_CODEBOOK);
}

describe('a codebook', () => {
  it('has a version for every change and keeps them all', () => {
    const book = build(add('veto'), add('troops'), { kind: 'define', id: 'veto', title: 'A right to block' });
    expect(versionOf(book)).toBe(3);
    expect(book.entries).toEqual([
      { id: 'veto', title: 'A right to block' },
      { id: 'troops', title: 'troops' },
    ]);
    expect(book.history.map(({ change }) => change.kind)).toEqual(['add', 'add', 'define']);
  });

  it('leads a statement coded long ago to what its provision is called today', () => {
    const book = build(
      add('veto'),
      add('unanimity'),
      add('rule'),
      { kind: 'merge', from: ['veto', 'unanimity'], into: 'rule' },
      add('troops'),
      {
        kind: 'split',
        from: 'troops',
        into: [
          { id: 'land', title: 'land' },
          { id: 'sea', title: 'sea' },
        ],
      },
      { kind: 'retire', id: 'rule' },
    );
    expect(recode(book, 'veto', 3)).toMatchObject({ provision: null, choices: [] });
    expect(recode(book, 'veto', 3).because.map(({ version }) => version)).toEqual([4, 7]);
    expect(recode(book, 'troops', 5)).toMatchObject({ provision: null, choices: ['land', 'sea'] });
    expect(recode(book, 'sea', 6)).toEqual({ provision: 'sea', choices: [], because: [] });
    expect(book.entries.map(({ id }) => id)).toEqual(['land', 'sea']);
  });

  it('refuses what does not fit', () => {
    const book = build(add('veto'));
    for (const change of [
      add('veto'),
      { kind: 'retire', id: 'none' },
      { kind: 'merge', from: ['veto', 'none'], into: 'veto' },
      { kind: 'split', from: 'veto', into: [{ id: 'one', title: 'one' }] },
    ] as const)
      expect(changeCodebook(book, WHO, change)).toMatchObject({ diagnostics: [{ code: 'C106' }] });
  });
});
