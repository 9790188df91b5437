import { describe, expect, test } from 'vitest';
import { createCustomer } from '#customers/usecases';
import { operator } from '#platform';
import { noBrowser } from './chromium.ts';
import { setStage } from './stage.ts';
import { click, enterAs, failOnce, gone, isInSight, lookAt, press, seen, visit } from './steps.ts';
import { words } from './words.ts';

/** On a phone, where the field at fault is far above the button that was pressed. */
describe.skipIf(noBrowser !== undefined)('a form that is refused', () => {
  const { app, visitor } = setStage();

  test('a second customer of one code is refused once, at the code', async () => {
    const say = words['zh-CN'];
    const { form, fields, problems } = say.customers;
    await createCustomer(app().platform, { caller: operator }, { code: 'R001', name: '恒达机械' });
    const { page, context, complaints } = await visitor({ language: 'zh-CN', width: 390 });
    await enterAs(page, say, 'salesperson');
    await visit(page, '/customers');
    await click(page.getByRole('button', { name: form.createTitle }));
    const code = page.getByLabel(fields.code);
    await code.fill('R001');
    const name = page.getByLabel(fields.name);
    await name.fill('安泰钢构');
    const country = page.getByLabel(fields.country);
    await country.fill('CN');
    expect(await isInSight(page, code)).toBe(false);
    await press(page, form.create);
    const refusal = page.getByText(problems.customer_exists);
    await seen(refusal);
    expect(await refusal.count()).toBe(1);
    expect(await isInSight(page, code)).toBe(true);
    await page.keyboard.type('-2');
    expect(await code.inputValue()).toBe('R001-2');
    expect(await lookAt(page, 'refused')).toEqual([]);

    // What the contract does not accept is said at its field too, in the reader's language.
    await name.fill('安泰\u0001钢构');
    await press(page, form.create);
    const { wrong_form: wrongForm } = say.refusals.faults;
    await seen(page.getByText(wrongForm));
    expect(await page.getByText(wrongForm).count()).toBe(1);
    expect(await lookAt(page, 'not accepted')).toEqual([]);
    await name.fill('安泰钢构');

    // What is about no field stands once as well, and what was said before it is gone.
    await country.focus();
    await failOnce(page, '**/customers');
    await press(page, form.create);
    const unreachable = page.getByText(say.common.states.unreachableWrite);
    await seen(unreachable);
    expect(await unreachable.count()).toBe(1);
    expect(await isInSight(page, unreachable)).toBe(true);
    await gone(refusal);
    expect(complaints.filter((one) => !/status of (400|409|502)/.test(one))).toEqual([]);

    // Left and opened again, nothing of it is left.
    await press(page, say.common.dialog.cancel);
    await gone(code);
    await click(page.getByRole('button', { name: form.createTitle }));
    await seen(code);
    expect(await unreachable.count()).toBe(0);
    await context.close();
  });
});
