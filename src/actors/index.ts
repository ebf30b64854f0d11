export { findNames, type NamedActor, type NameFound, namedActor } from './gazetteer.ts';
export { officeHolder, type OfficeHolder } from './people.ts';
