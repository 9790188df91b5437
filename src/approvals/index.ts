export {
  type Application,
  type ApplicationId,
  type ApplicationKind,
  type ApplicationState,
  checkAsk,
  type Decision,
  type DecisionKind,
  prolongs,
  type Stance,
} from './application.ts';
export type { Assessed } from './assessed.ts';
export { afterDecision, isApproval, waitingFor } from './decide.ts';
export { countedAsk, proposedAt } from './in-currency.ts';
export { offerFor, usualLastDay } from './offer.ts';
export { proposeFor } from './propose-for.ts';
export { type MemberGrants, measure } from './routing.ts';
export { type DecisionSnapshot, measuredToJson } from './snapshot.ts';
export { standingOn } from './standing.ts';
