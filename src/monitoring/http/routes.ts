import { ok, type Result } from '#kernel';
import { type Done, type Platform, type Route, read, write } from '#platform';
import { closeWarning } from '../usecases/close-warning.ts';
import { completeReview } from '../usecases/complete-review.ts';
import { freezeForWarning } from '../usecases/freeze-for-warning.ts';
import { assign, note, takeOver } from '../usecases/handle-warning.ts';
import { listHandlers } from '../usecases/list-handlers.ts';
import { listReviews } from '../usecases/list-reviews.ts';
import { countOpen, listWarnings } from '../usecases/list-warnings.ts';
import { proposeLowerLimit } from '../usecases/propose-lower-limit.ts';
import { pullReviewForward } from '../usecases/pull-review-forward.ts';
import { readReview } from '../usecases/read-review.ts';
import { readWarning } from '../usecases/read-warning.ts';
import { scanPortfolio } from '../usecases/scan-portfolio.ts';
import { startReview } from '../usecases/start-review.ts';
import { monitoringContract as doors } from './contract.ts';

export function monitoringRoutes(platform: Platform): Route[] {
  return [
    write(doors.scanPortfolio, ({ origin }) => scanPortfolio(platform, origin)),
    read(doors.listWarnings, ({ caller, today, query }) => listWarnings(platform, { caller, today }, query)),
    read(doors.countOpen, ({ caller, today }) => countOpen(platform, { caller, today })),
    read(doors.listHandlers, () => listHandlers(platform)),
    read(doors.getWarning, ({ caller, today, params }) => readWarning(platform, { caller, today }, params.id)),
    write(doors.takeOver, ({ origin, params, body }) => takeOver(platform, origin, { ...body, warningId: params.id })),
    write(doors.assign, ({ origin, params, body }) => assign(platform, origin, { ...body, warningId: params.id })),
    write(doors.note, ({ origin, params, body }) => note(platform, origin, { ...body, warningId: params.id })),
    write(doors.freeze, ({ origin, params, body }) =>
      freezeForWarning(platform, origin, { ...body, warningId: params.id }),
    ),
    write(doors.proposeLowerLimit, async ({ origin, params, body: { amount, ...body } }) =>
      withApplication(await proposeLowerLimit(platform, origin, { ...body, amount, warningId: params.id })),
    ),
    write(doors.pullReviewForward, ({ origin, params, body }) =>
      pullReviewForward(platform, origin, { ...body, warningId: params.id }),
    ),
    write(doors.closeWarning, ({ origin, params, body: { acceptedUntil, unfreeze, ...body } }) =>
      closeWarning(platform, origin, { ...body, acceptedUntil, unfreeze, warningId: params.id }),
    ),
    read(doors.listReviews, ({ today, query }) => listReviews(platform, today, query)),
    read(doors.getReview, ({ today, params }) => readReview(platform, today, params.id)),
    write(doors.startReview, ({ origin, params, body: { amount, validTo, ...body } }) =>
      startReview(platform, origin, { ...body, amount, validTo, reviewId: params.id }),
    ),
    write(doors.completeReview, ({ origin, params, body }) =>
      completeReview(platform, origin, { ...body, reviewId: params.id }),
    ),
  ];
}

/** The proposal is answered as what it is: an application. */
function withApplication<Warning, Application>(
  done: Result<Done<{ readonly warning: Warning; readonly more?: Application }>>,
): Result<Done<{ readonly warning: Warning; readonly application: Application }>> {
  if (!done.ok) return done;
  const { answer, effect } = done.value;
  if (answer.more === undefined) throw new Error('A lower limit was proposed and no application came of it.');
  return ok({ answer: { warning: answer.warning, application: answer.more }, effect });
}
