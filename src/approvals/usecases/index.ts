export { apply, applyFor } from './apply.ts';
export { countApplicationsWaitingFor } from './count-waiting.ts';
export { decide } from './decide.ts';
export { assessFor } from './assess-for.ts';
export { giveOpinion } from './give-opinion.ts';
export { type ApplicationView, readApplication } from './read-application.ts';
export { type Replay, replayAny } from './replay-any.ts';
export { resubmit } from './resubmit.ts';
export { withdraw } from './withdraw.ts';
