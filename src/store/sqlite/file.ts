/** Name of the database in a data folder. */
export const DATABASE_FILE = 'casus.sqlite';
