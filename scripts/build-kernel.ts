// Compiles src/rules/kernel/assembly to WebAssembly and writes the bytes, as base64, to src/rules/kernel/bytes.ts.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { main } from 'assemblyscript/asc';

const root = resolve(import.meta.dirname, '..');

/** The text of `src/rules/kernel/bytes.ts` as built from the AssemblyScript beside it. */
export async function buildKernel(): Promise<string> {
  const files = new Map<string, Uint8Array>();
  const source = 'src/rules/kernel/assembly/index.ts';
  const args = [source, '--baseDir', root, '--outFile', 'kernel.wasm'];
  const flags = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--initialMemory', '0'];
  const { error } = await main([...args, ...flags], {
    writeFile: (name, contents) => {
      files.set(name, typeof contents === 'string' ? Buffer.from(contents) : contents);
    },
  });
  const wasm = files.get('kernel.wasm');
  if (error || !wasm) throw new Error(error?.message ?? 'asc wrote nothing');
  const lines =
    Buffer.from(wasm)
      .toString('base64')
      .match(/.{1,100}/g) ?? [];
  return [
    `// Built from assembly/index.ts by scripts/build-kernel.ts; ${wasm.length} bytes of WebAssembly.`,
    'export const KERNEL_BYTES =',
    `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ].join('\n');
}

if (import.meta.main) {
  writeFileSync(join(root, 'src/rules/kernel/bytes.ts'), await buildKernel());
}
