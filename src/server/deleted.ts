const KEPT_DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;

/** Until when a dossier deleted at a moment comes back; with -1, the moment before which a deletion is final. */
export function keptUntil(deleted: Date, sign: 1 | -1 = 1): string {
  return new Date(deleted.getTime() + sign * KEPT_DAYS * DAY_MS).toISOString();
}
