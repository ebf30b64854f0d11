/** Options of every command that can serve its answer as a page. */
export const SERVE_OPTIONS = {
  serve: { type: 'boolean', description: 'serve the answer as a page on this machine until Ctrl-C' },
  port: {
    type: 'string',
    value: 'PORT',
    description: 'with --serve: port (PORT, else 4310; the next free one if taken)',
  },
} as const;
