import { databaseUrl, dataFolder } from './backup.ts';
import type { Command, CommandInput, OptionValues } from '../command.ts';

function textOption(value: OptionValues[string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

async function run({ positionals, values, io }: CommandInput): Promise<number> {
  // Loaded on use: no other command waits for the server's libraries.
  const { serveWorkbench } = await import('../workbench.ts');
  return serveWorkbench(
    {
      data: dataFolder(values),
      databaseUrl: databaseUrl(),
      port: textOption(values['port']) ?? process.env['PORT'],
      host: textOption(values['host']),
      accounts: values['accounts'] === true,
      origin: textOption(values['origin']),
      open: positionals[0],
    },
    io,
  );
}

export const serveCommand: Command = {
  name: 'serve',
  summary: 'the workbench: dossiers that are kept, in your browser',
  usage: 'casus serve [DOSSIER] [--data DIR] [--port PORT] [--accounts [--origin URL] [--host ADDRESS]]',
  examples: [
    'casus serve',
    'casus serve examples/ukraine-2025 --data my-dossiers',
    'casus serve --accounts --origin https://casus.example',
  ],
  names: { min: 0, max: 1 },
  options: {
    data: { type: 'string', value: 'DIR', description: 'where dossiers are kept (CASUS_DATA, else casus-data)' },
    port: { type: 'string', value: 'PORT', description: 'port (PORT, else 4310; the next free one if taken)' },
    host: {
      type: 'string',
      value: 'ADDRESS',
      description: 'address to listen on; another than this machine needs accounts',
    },
    accounts: { type: 'boolean', description: 'shared mode: people sign in, and have roles on dossiers' },
    origin: {
      type: 'string',
      value: 'URL',
      description: 'with --accounts: the public address, https://…, of the proxy in front',
    },
  },
  run,
};
