// Writes schema/*.schema.json: arrangement and situation files for editors, and all command outputs.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { exportArrangementJsonSchema, exportSituationsJsonSchema } from '../src/arrangements/index.ts';
import { exportOutputSchema, OUTPUT_SCHEMAS } from '../src/cli/output-schemas.ts';

const write = (name: string, schema: unknown): void =>
  writeFileSync(`schema/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
write('arrangement', exportArrangementJsonSchema());
write('situations', exportSituationsJsonSchema());
for (const command of Object.keys(OUTPUT_SCHEMAS)) {
  write(command, exportOutputSchema(command));
}
spawnSync('node_modules/.bin/biome', ['format', '--write', 'schema'], { stdio: 'inherit' });
