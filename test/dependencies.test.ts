// The offline look at the dependencies finds what it is for: each mistake, put into this repository's own lists.
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Dependencies,
  dependencyProblems,
  type LockedPackage,
  readDependencies,
  shipped,
} from '../scripts/check-dependencies.ts';

const all = readDependencies(resolve(import.meta.dirname, '..'));

function withLocked(name: string, change: Partial<LockedPackage>): Dependencies {
  const folder = `node_modules/${name}`;
  return { ...all, lock: { ...all.lock, [folder]: { ...all.lock[folder], ...change } } };
}

function without(name: string, field: keyof LockedPackage): Dependencies {
  const folder = `node_modules/${name}`;
  const { [field]: _, ...rest } = all.lock[folder] ?? {};
  return { ...all, lock: { ...all.lock, [folder]: rest } };
}

describe('the dependencies', () => {
  it('are pinned, whole, as the lock file names them, run nothing unasked, and may ship', () => {
    expect(dependencyProblems(all)).toEqual([]);
  });

  it('that ship are those of the server and of the page, with what they need, and no tools', () => {
    const names = [...shipped(all)].map((folder) => folder.replace(/^.*node_modules\//, ''));
    expect(names).toEqual(
      expect.arrayContaining(['fastify', 'pg-protocol', 'preact', '@codemirror/view', 'style-mod']),
    );
    expect(names.filter((name) => /vitest|playwright|typescript|stryker|clingo|highs/.test(name))).toEqual([]);
  });

  const mistakes: readonly (readonly [string, Dependencies, RegExp])[] = [
    [
      'a range instead of a version',
      { ...all, manifest: { ...all.manifest, dependencies: { ...all.manifest.dependencies, fastify: '^5.0.0' } } },
      /^fastify: '\^5\.0\.0' is no exact version$/,
    ],
    [
      'another version in the lock file',
      withLocked('fastify', { version: '5.0.0' }),
      /^fastify: the lock file has another/,
    ],
    [
      'another version in the folder',
      withLocked('postal-mime', { version: '9.9.9' }),
      /^postal-mime: \S+ is installed/,
    ],
    ['no checksum', without('yaml', 'integrity'), /^yaml: no checksum/],
    ['a cut checksum', withLocked('yaml', { integrity: 'sha512-AAAA' }), /^yaml: no checksum/],
    ['a package from somewhere else', withLocked('pg', { resolved: 'git+ssh://host/pg' }), /^pg: comes from git/],
    ['a script at install time', withLocked('zod', { hasInstallScript: true }), /^zod: runs a script when installed/],
    [
      'a licence that asks for more',
      withLocked('fflate', { license: 'GPL-3.0-only' }),
      /^fflate: ships under 'GPL-3\.0-only'/,
    ],
    [
      'a licence that is a choice of none',
      withLocked('style-mod', { license: 'UNLICENSED' }),
      /^style-mod: ships under/,
    ],
    [
      'a package that is not there',
      { ...all, installed: (folder) => (folder === 'node_modules/pg' ? undefined : all.installed(folder)) },
      /^pg: is not installed$/,
    ],
    [
      'leave for a script that nobody has',
      { ...all, manifest: { ...all.manifest, allowScripts: { ...all.manifest.allowScripts, zod: true } } },
      /^zod: is among allowScripts/,
    ],
  ];
  for (const [name, changed, words] of mistakes) {
    it(`with ${name} are found out`, () => {
      expect(dependencyProblems(changed).filter((problem) => words.test(problem))).toHaveLength(1);
    });
  }
});
