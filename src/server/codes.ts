import type { DiagnosticCodes } from '../basics/index.ts';

export const SERVER_CODES: DiagnosticCodes = {
  W101: { title: 'Not a port', explanation: 'A port is a whole number from 0 to 65535; 0 lets the system choose.' },
  W102: { title: 'No free port', explanation: 'The port asked for and the next twenty are taken or closed to us.' },
  W103: {
    title: 'Another address without accounts',
    explanation:
      'Without accounts everything is open to whoever connects, so the server listens on this machine only (127.0.0.1).',
  },
  W104: {
    title: 'Not an address to sign in at',
    explanation:
      'With accounts the server must know its public address. It begins with https://, because passwords never travel in the clear; http is for localhost.',
  },
};
