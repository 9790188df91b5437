export { listEditions } from '../store/editions.ts';
export { decideEdition, type EditionDecision } from './decide-edition.ts';
export { proposeEdition, type WantedEdition } from './propose-edition.ts';
export { findVersion, gradingPolicy, loadVersions } from './versions.ts';
