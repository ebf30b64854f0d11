// Writes schema/*.schema.json of all command outputs.
import { writeFileSync } from 'node:fs';
import { exportOutputSchema, OUTPUT_SCHEMAS } from '../src/cli/output-schemas.ts';

for (const command of Object.keys(OUTPUT_SCHEMAS)) {
  writeFileSync(`schema/${command}.schema.json`, `${JSON.stringify(exportOutputSchema(command), null, 2)}\n`);
}
