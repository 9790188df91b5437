import { Button, Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../../../ui/use-text.ts';
import { type Chart, opinions } from '../assessment.ts';

export type Saving = {
  readonly forEverybody: boolean;
  /** Totals that the file leaves out and its other lines give are saved with it. */
  readonly derive: boolean;
  readonly opinion?: (typeof opinions)[number];
};

type Props = {
  readonly saving: Saving;
  readonly isAudited: boolean;
  readonly corrected: number;
  readonly derived: readonly string[];
  readonly items: Chart['items'];
  readonly count: number;
  readonly isPending: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (saving: Saving) => void;
  readonly onSave: () => void;
};

export function SaveSpread(props: Props) {
  const { saving, isAudited, corrected, derived, items, count, isPending, isDisabled, onChange, onSave } = props;
  const { t } = useTranslation('spreading');
  const { t: words } = useTranslation('assessment');
  const text = useText();
  const names = items.filter(({ code }) => derived.includes(code)).map(({ name }) => text(name));
  return (
    <section className="panel spreading-whole" aria-label={t('save')}>
      {isAudited && (
        <Select
          className="spread-opinion"
          aria-label={words('statements.opinion')}
          allowClear
          placeholder={words('statements.opinion')}
          value={saving.opinion ?? null}
          onChange={(opinion) =>
            onChange({ forEverybody: saving.forEverybody, derive: saving.derive, ...(opinion && { opinion }) })
          }
          options={opinions.map((value) => ({ value, label: words(`opinions.${value}`) }))}
        />
      )}
      {derived.length > 0 && (
        <Checkbox checked={saving.derive} onChange={({ target }) => onChange({ ...saving, derive: target.checked })}>
          {t('derive', { lines: names.join(t('comma')) })}
        </Checkbox>
      )}
      {corrected > 0 && (
        <Checkbox
          checked={saving.forEverybody}
          onChange={({ target }) => onChange({ ...saving, forEverybody: target.checked })}
        >
          {t('forAll', { count: corrected })}
        </Checkbox>
      )}
      <Button type="primary" loading={isPending} disabled={isDisabled} onClick={onSave}>
        {t('saveThese', { count })}
      </Button>
    </section>
  );
}
