import { ok } from '#kernel';
import { type Platform, type Route, read, write } from '#platform';
import { apply } from '../usecases/apply.ts';
import { decide } from '../usecases/decide.ts';
import { assessFor } from '../usecases/assess-for.ts';
import { giveOpinion } from '../usecases/give-opinion.ts';
import { listApplications } from '../usecases/list-applications.ts';
import { summarizeFiveC } from '../usecases/summarize-five-c.ts';
import { readApplication } from '../usecases/read-application.ts';
import { replayAny } from '../usecases/replay-any.ts';
import { resubmit } from '../usecases/resubmit.ts';
import { withdraw } from '../usecases/withdraw.ts';
import { approvalsContract as doors } from './contract.ts';

export function approvalsRoutes(platform: Platform): Route[] {
  return [
    write(doors.apply, ({ origin, body }) =>
      apply(platform, origin, assessFor, { ...body, validFrom: body.validFrom, validTo: body.validTo }),
    ),
    read(doors.listApplications, ({ caller, query }) => listApplications(platform, caller, query)),
    read(doors.getApplication, ({ params, caller, today }) => readApplication(platform, { caller, today }, params.id)),
    read(doors.getFiveC, async ({ params, caller, today }) => {
      const summed = await summarizeFiveC(platform, { caller, today }, params.id);
      if (!summed.ok) return summed;
      return ok({ parts: summed.value.parts.map((part) => ({ ...part, sentences: [...part.sentences] })) });
    }),
    write(doors.decide, ({ origin, params, body }) =>
      decide(platform, origin, { ...body, applicationId: params.id, amount: body.amount }),
    ),
    write(doors.resubmit, ({ origin, params, body: { amount, validFrom, validTo, ...body } }) =>
      resubmit(platform, origin, assessFor, { ...body, applicationId: params.id, amount, validFrom, validTo }),
    ),
    write(doors.withdraw, ({ origin, params, body }) =>
      withdraw(platform, origin, { ...body, applicationId: params.id }),
    ),
    read(doors.replay, async ({ params }) => {
      const replay = await replayAny(platform, params.id);
      if (!replay.ok) return replay;
      const { compared, differences } = replay.value;
      return ok({ ...replay.value, compared: [...compared], differences: [...differences] });
    }),
    write(doors.giveOpinion, ({ origin, params, body }) =>
      giveOpinion(platform, origin, { ...body, applicationId: params.id }),
    ),
  ];
}
