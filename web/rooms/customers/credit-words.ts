import { useTranslation } from 'react-i18next';
import { formatDay } from '../../format.ts';
import type { TimelineItem } from '../../ui/Timeline.tsx';

type Change = NonNullable<TimelineItem['changes']>[number];
type Detail = Readonly<Record<string, unknown>>;

/** What the road of credit leaves on a timeline: applications, decisions, opinions, assessments, statements. */
export function useCreditWords(): (detail: Detail) => readonly Change[] {
  const { t } = useTranslation('customers');
  const { t: approvals } = useTranslation('approvals');
  const figures = (name: 'application' | 'decision' | 'opinion' | 'assessment' | 'statement') =>
    t(`timeline.figures.${name}`);

  return ({ kind, state, decision, level, stance, opinion, grade, score, periodEnd, span, override }) => {
    const lines: Change[] = [];
    if (isText(kind) && isText(state)) {
      const words = [approvals(`kinds.${kind as 'new'}`), approvals(`states.${state as 'returned'}`)];
      lines.push({ name: figures('application'), after: words.join(' · ') });
    }
    if (isText(decision) && isText(level)) {
      const words = [approvals(`levels.${level as 'committee'}`), approvals(`decided.${decision as 'approve'}`)];
      lines.push({ name: figures('decision'), after: words.join(' · ') });
    }
    if (isText(stance) && isText(opinion))
      lines.push({
        name: figures('opinion'),
        after: `${approvals(`page.stances.${stance as 'neutral'}`)} · ${opinion}`,
      });
    if (isText(grade) && typeof score === 'number')
      lines.push({ name: figures('assessment'), after: t('timeline.figures.gradeAndScore', { grade, score }) });
    if (isOverride(override))
      lines.push({ name: t('timeline.figures.override'), before: override.modelGrade, after: override.grade });
    if (isText(periodEnd) && isText(span)) lines.push({ name: figures('statement'), after: formatDay(periodEnd) });
    return lines;
  };
}

function isOverride(value: unknown): value is { readonly grade: string; readonly modelGrade: string } {
  return typeof value === 'object' && value !== null && 'modelGrade' in value && 'grade' in value;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
