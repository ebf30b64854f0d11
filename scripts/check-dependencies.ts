// What is known of the dependencies without a network: versions are exact, what is installed is what the lock file
// names, every package has its checksum, only named packages run something when installed, and what ships has a licence
// that lets it ship. `npm run audit` asks the registry for known holes and for signatures.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

export interface LockedPackage extends Manifest {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

export type Lock = Readonly<Record<string, LockedPackage>>;

export interface Installed {
  readonly version?: string;
  readonly license?: unknown;
}

export interface Dependencies {
  readonly manifest: Manifest;
  /** Folder of a package → what the lock file says; '' is this package itself. */
  readonly lock: Lock;
  /** The `package.json` in a package's folder; undefined when it is not installed. */
  readonly installed: (folder: string) => Installed | undefined;
  /** Packages that `src` names: what is built in ships, whatever list it stands in. */
  readonly imported: readonly string[];
}

/**
 * Permissive, and asking for no more than that their text travels along; MPL-2.0 binds the files of its own package, which
 * ship as they came (resvg).
 */
const MAY_SHIP = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
];
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;
const CHECKSUM = /^sha512-[A-Za-z0-9+/]{86}==$/;
const KINDS = ['dependencies', 'optionalDependencies', 'devDependencies'] as const;

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Where Node finds `name` from `folder`. */
function folderOf(lock: Lock, name: string, folder: string): string | undefined {
  for (let from = folder; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    const candidate = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
    if (candidate in lock) return candidate;
    if (from === '') return undefined;
  }
}

function needsOf(entry: LockedPackage): readonly string[] {
  const peers = Object.keys(entry.peerDependencies ?? {}).filter(
    (name) => entry.peerDependenciesMeta?.[name]?.optional !== true,
  );
  return [...Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }), ...peers];
}

/** Folders of all packages that ship, those that they need included. */
export function shipped({ manifest, lock, imported }: Dependencies): ReadonlySet<string> {
  const roots = [...Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }), ...imported];
  const found = new Set<string>();
  const waiting = roots.map((name) => ({ name, from: '' }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const folder = folderOf(lock, next.name, next.from);
    if (folder === undefined || found.has(folder)) continue;
    found.add(folder);
    for (const name of needsOf(lock[folder] ?? {})) waiting.push({ name, from: folder });
  }
  return found;
}

function pinProblems({ manifest, lock }: Dependencies): readonly string[] {
  return KINDS.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).flatMap(([name, version]) => {
      if (!EXACT.test(version)) return [`${name}: '${version}' is no exact version`];
      const [own, entry] = [lock['']?.[kind]?.[name], lock[`node_modules/${name}`]];
      if (own !== version || entry?.version !== version) return [`${name}: the lock file has another version`];
      return [];
    }),
  );
}

/** Made for systems other than the one that this project is tested on; never installed there. */
function isElsewhere({ optional, os, cpu }: LockedPackage): boolean {
  const here = (os?.includes('linux') ?? true) && (cpu?.includes('x64') ?? true);
  return optional === true && !here;
}

function packageProblems(
  { manifest, installed }: Dependencies,
  folder: string,
  entry: LockedPackage,
): readonly string[] {
  const [name, problems] = [nameOf(folder), [] as string[]];
  if (!CHECKSUM.test(entry.integrity ?? '')) problems.push(`${name}: no checksum in the lock file`);
  if (entry.resolved !== undefined && !entry.resolved.startsWith('https://')) {
    problems.push(`${name}: comes from ${entry.resolved}, which is no registry`);
  }
  if (entry.hasInstallScript === true && manifest.allowScripts?.[name] !== true && !isElsewhere(entry)) {
    problems.push(`${name}: runs a script when installed, and is not among allowScripts`);
  }
  const here = installed(folder);
  if (here === undefined && entry.optional !== true) problems.push(`${name}: is not installed`);
  if (here !== undefined && here.version !== entry.version) {
    problems.push(
      `${name}: ${here.version ?? 'nothing'} is installed, the lock file names ${entry.version ?? 'nothing'}`,
    );
  }
  return problems;
}

function mayShip(licence: unknown): boolean {
  if (typeof licence !== 'string') return false;
  const choices = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((each) => MAY_SHIP.includes(each)));
}

function licenceProblems(all: Dependencies): readonly string[] {
  return [...shipped(all)].flatMap((folder) => {
    const licences = [all.lock[folder]?.license, all.installed(folder)?.license].filter((each) => each !== undefined);
    if (licences.length > 0 && licences.every(mayShip)) return [];
    return [`${nameOf(folder)}: ships under '${licences.map(String).join("', '")}'`];
  });
}

/** In words, one each; empty when all is well. Cost: O(packages). */
export function dependencyProblems(all: Dependencies): readonly string[] {
  const folders = Object.entries(all.lock).filter(([folder]) => folder !== '');
  const allowed = Object.keys(all.manifest.allowScripts ?? {}).filter(
    (name) => !folders.some(([folder, entry]) => nameOf(folder) === name && entry.hasInstallScript === true),
  );
  return [
    ...pinProblems(all),
    ...folders.flatMap(([folder, entry]) => packageProblems(all, folder, entry)),
    ...licenceProblems(all),
    ...allowed.map((name) => `${name}: is among allowScripts and has no script`),
  ];
}

function packagesNamedIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|testing\.ts$/.test(name),
  );
  const found = names.flatMap((name) =>
    [
      ...readFileSync(join(folder, name), 'utf8').matchAll(
        /(?:from|import\()\s*'((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/[^']*)?'/g,
      ),
    ].map((match) => match[1] ?? ''),
  );
  return [...new Set(found)];
}

/** Of this repository as it lies there. */
export function readDependencies(root: string): Dependencies {
  const read = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const manifest = read<Manifest>('package.json');
  const listed = new Set(KINDS.flatMap((kind) => Object.keys(manifest[kind] ?? {})));
  return {
    manifest,
    lock: read<{ packages: Lock }>('package-lock.json').packages,
    installed: (folder) =>
      existsSync(join(root, folder, 'package.json')) ? read<Installed>(join(folder, 'package.json')) : undefined,
    imported: packagesNamedIn(join(root, 'src')).filter((name) => listed.has(name)),
  };
}

if (import.meta.main) {
  const all = readDependencies(resolve(import.meta.dirname, '..'));
  const problems = dependencyProblems(all);
  for (const problem of problems) console.error(problem);
  console.log(`${Object.keys(all.lock).length - 1} packages, ${shipped(all).size} of them ship`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
