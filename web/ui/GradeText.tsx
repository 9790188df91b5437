import { useTranslation } from 'react-i18next';
import { StatusTag } from './StatusTag.tsx';

type Props = {
  /** What counts. */
  readonly grade: string | null | undefined;
  /** What the model says, where a person overrode it. */
  readonly modelGrade: string | null | undefined;
};

/** A grade wherever it is shown: overridden ones say so, with the model's beside them. */
export function GradeText({ grade, modelGrade }: Props) {
  const { t } = useTranslation();
  if (grade === null || grade === undefined) return <>—</>;
  if (modelGrade === null || modelGrade === undefined) return <>{grade}</>;
  return (
    <span className="tags">
      <span>{grade}</span>
      <StatusTag tone="soon">{t('grade.overridden', { grade: modelGrade })}</StatusTag>
    </span>
  );
}
