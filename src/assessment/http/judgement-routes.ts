import { ok } from '#kernel';
import { type Platform, type Route, read, write } from '#platform';
import { levels } from '#policy';
import type { Question } from '../answers.ts';
import type { KeptAnswer } from '../store/answers.ts';
import type { Judgement } from '../judgements.ts';
import { judgeCustomer, settleJudgement } from '../usecases/judge-customer.ts';
import { readJudgements } from '../usecases/read-judgements.ts';
import { judgementDoors as doors } from './judgement-shapes.ts';

export function judgementRoutes(platform: Platform): Route[] {
  return [
    read(doors.getJudgements, async ({ params, caller, today }) => {
      const found = await readJudgements(platform, params.code, { caller, today });
      return found.ok ? ok({ questions: found.value.questions.map(present) }) : found;
    }),
    write(doors.judgeCustomer, ({ origin, params, body }) =>
      judgeCustomer(platform, origin, params.code, body.answers),
    ),
    write(doors.settleJudgement, ({ origin, params, body }) =>
      settleJudgement(platform, origin, { customerCode: params.code, question: params.question }, body),
    ),
  ];
}

type Found = Extract<Awaited<ReturnType<typeof readJudgements>>, { ok: true }>['value']['questions'][number];

function present({ question, answer, judged }: Found) {
  return {
    ...presentQuestion(question),
    answer: answer && presentAnswer(answer),
    judged: judged && {
      mine: judged.mine && presentJudgement(judged.mine),
      others: judged.others.map(presentJudgement),
      hidden: judged.hidden,
      because: judged.because,
      differs: judged.differs,
      maySettle: judged.maySettle,
      settled: judged.settled && {
        settledBy: judged.settled.settledBy,
        level: judged.settled.level,
        reason: judged.settled.reason,
        settledAt: judged.settled.settledAt.toISOString(),
      },
    },
  };
}

function presentQuestion(question: Question) {
  const { code, name, kind, factor } = question;
  const common = { code: code as string, kind, name, isScored: factor !== undefined };
  if (question.kind === 'figure')
    return { ...common, unit: question.unit, help: question.help, two: null, four: null, levels: [] };
  const { two, four, answers } = question;
  return {
    ...common,
    unit: null,
    help: null,
    two,
    four,
    levels: levels.flatMap((level) => {
      const answer = answers[level - 1];
      const choice = question.factor.choices.find((one) => one.answer === answer);
      return choice === undefined ? [] : [{ level, answer: choice.answer, label: choice.label, points: choice.points }];
    }),
  };
}

function presentAnswer({ answer, level, evidence, answeredBy, answeredAt }: KeptAnswer) {
  return { value: answer, level, evidence, answeredBy, answeredAt: answeredAt.toISOString() };
}

function presentJudgement({ judgedBy, level, evidence, judgedAt }: Judgement) {
  return { judgedBy, level, evidence, judgedAt: judgedAt.toISOString() };
}
