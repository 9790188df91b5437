import { App, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../app/company-day.ts';
import { FormDrawer } from '../../../ui/FormDrawer.tsx';
import { useProblemText } from '../../../ui/problem-text.ts';
import { useText } from '../../../ui/use-text.ts';
import { type BenchmarkBody, type Benchmarks, levels, sizes, useEnterBenchmark } from './benchmarks.ts';
import { typedFigure } from './level-figures.ts';

type Props = { readonly isOpen: boolean; readonly ratios: Benchmarks['ratios']; readonly onClose: () => void };

type Values = Omit<BenchmarkBody, 'levels'> & { readonly levels: Partial<Record<(typeof levels)[number], string>> };

/** One ratio of one industry, as a book prints it. */
export function BenchmarkDrawer({ isOpen, ratios, onClose }: Props) {
  const { t } = useTranslation('benchmarks');
  const { message } = App.useApp();
  const text = useText();
  const problemText = useProblemText('benchmarks');
  const enter = useEnterBenchmark();
  const thisYear = Number(useToday().slice(0, 4));
  const [form] = Form.useForm<Values>();
  const ratio = Form.useWatch('ratio', form);
  const unit = ratios.find(({ code }) => code === ratio)?.unit ?? 'percent';
  const required = [{ required: true, message: t('needed') }];
  const send = (values: Values) => {
    const read = Object.fromEntries(levels.map((level) => [level, typedFigure(values.levels[level], unit) ?? null]));
    enter.mutate(
      { ...values, industry: values.industry.trim(), levels: read as BenchmarkBody['levels'] },
      {
        onSuccess: () => {
          void message.success(t('entered'));
          onClose();
        },
      },
    );
  };
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('enter')}
      action={t('save')}
      isPending={enter.isPending}
      problem={enter.error === null ? undefined : problemText(enter.error)}
      form="benchmark"
      onClose={onClose}
    >
      <Form<Values>
        form={form}
        name="benchmark"
        layout="vertical"
        preserve={false}
        requiredMark={false}
        initialValues={{ size: 'all', ratio: 'roe', year: thisYear - 1, levels: {} }}
        onFinish={send}
      >
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
      </Form>
    </FormDrawer>
  );
}
