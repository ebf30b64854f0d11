export { findNames, type NamedActor, type NameFound, namedActor } from './gazetteer.ts';
