import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../app/company-day.ts';
import { SendDrawer } from '../../../ui/SendDrawer.tsx';
import { useText } from '../../../ui/use-text.ts';
import { type BenchmarkBody, type Benchmarks, levels, sizes, useEnterBenchmark } from './benchmarks.ts';
import { typedFigure } from './level-figures.ts';

type Props = { readonly isOpen: boolean; readonly ratios: Benchmarks['ratios']; readonly onClose: () => void };

type Values = Omit<BenchmarkBody, 'levels'> & { readonly levels: Partial<Record<(typeof levels)[number], string>> };

/** One ratio of one industry, as a book prints it. */
export function BenchmarkDrawer({ isOpen, ratios, onClose }: Props) {
  const { t } = useTranslation('benchmarks');
  const thisYear = Number(useToday().slice(0, 4));
  const unitOf = (ratio: string | undefined) => ratios.find(({ code }) => code === ratio)?.unit ?? 'percent';
  return (
    <SendDrawer<Values, BenchmarkBody, unknown>
      isOpen={isOpen}
      title={t('enter')}
      action={t('save')}
      name="benchmark"
      room="benchmarks"
      initialValues={{ size: 'all', ratio: 'roe', year: thisYear - 1, levels: {} }}
      sending={useEnterBenchmark()}
      bodyOf={(values) => bodyOf(values, unitOf(values.ratio))}
      done={() => t('entered')}
      onClose={onClose}
    >
      <Fields ratios={ratios} unitOf={unitOf} />
    </SendDrawer>
  );
}

type Unit = Benchmarks['ratios'][number]['unit'];
type FieldsProps = Pick<Props, 'ratios'> & { readonly unitOf: (ratio: string | undefined) => Unit };

function Fields({ ratios, unitOf }: FieldsProps) {
  const { t } = useTranslation('benchmarks');
  const text = useText();
  const unit = unitOf(Form.useWatch<string | undefined>('ratio'));
  const required = [{ required: true, message: t('needed') }];
  return (
    <>
      <Form.Item name="industry" label={t('industry')} extra={t('industryNote')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="size" label={t('size')}>
        <Select options={sizes.map((value) => ({ value, label: t(`sizes.${value}`) }))} />
      </Form.Item>
      <Form.Item name="ratio" label={t('ratio')}>
        <Select options={ratios.map(({ code, name }) => ({ value: code, label: text(name) }))} />
      </Form.Item>
      <Form.Item name="year" label={t('year')} rules={required}>
        <InputNumber min={1990} max={2100} precision={0} />
      </Form.Item>
      {levels.map((level) => (
        <Form.Item
          key={level}
          name={['levels', level]}
          label={t(`levels.${level}`)}
          rules={[
            {
              validator: (_, typed?: string) =>
                typedFigure(typed, unit) === undefined ? Promise.reject(new Error(t('noFigure'))) : Promise.resolve(),
            },
          ]}
        >
          <Input inputMode="decimal" suffix={t(`units.${unit}`)} />
        </Form.Item>
      ))}
      <Form.Item name="source" label={t('source')} rules={required}>
        <Input maxLength={200} placeholder={t('sourcePlaceholder')} />
      </Form.Item>
    </>
  );
}

function bodyOf({ levels: typed, industry, ...values }: Values, unit: Unit): BenchmarkBody {
  const read = Object.fromEntries(levels.map((level) => [level, typedFigure(typed[level], unit) ?? null]));
  return { ...values, industry: industry.trim(), levels: read as BenchmarkBody['levels'] };
}
