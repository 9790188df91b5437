import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import enSession from '../../web/messages/en/session.ts';
import enTeam from '../../web/messages/en/team.ts';
import zhSession from '../../web/messages/zh-CN/session.ts';
import zhTeam from '../../web/messages/zh-CN/team.ts';
import { codeAt, stepAt } from '../../src/team/totp.ts';
import { seriousFaults } from './axe.ts';
import { noBrowser, type Visitor } from './chromium.ts';
import { setStage } from './stage.ts';
import { click, gone, press, seen, visit } from './steps.ts';
import { words } from './words.ts';

const sayings = {
  'zh-CN': { ...words['zh-CN'], session: zhSession, team: zhTeam },
  en: { ...words.en, session: enSession, team: enTeam },
} as const;

/**
 * An administrator asks one role for a second factor; who has that role is led to it, signs in with it, and gets it
 * reset on the day the phone is lost.
 */
describe.skipIf(noBrowser !== undefined)('a second factor', () => {
  const { visitor } = setStage();

  test.each([
    { language: 'zh-CN', width: 1440, role: 'credit_manager' },
    { language: 'en', width: 390, role: 'finance_director' },
  ] as const)('in $language at $width px', { timeout: 120_000 }, async ({ language, width, role }) => {
    const say = sayings[language];
    const { secondFactor } = say.session;
    const newVisitor = () => visitor({ language, width });
    const [administrator, person] = await Promise.all([newVisitor(), newVisitor()]);

    const { page: office } = administrator;
    await choose(office, say.common.roles.administrator);
    await office.waitForURL(isHome);
    await visit(office, '/settings/security');
    await office.getByLabel(say.team.security.whom.roles).check();
    await office.getByLabel(say.common.roles[role], { exact: true }).check();
    expect(await seriousFaults(office)).toEqual([]);
    await press(office, say.team.users.save);
    await seen(office.getByText(say.team.security.saved));

    const { page } = person;
    await choose(page, say.common.roles[role]);
    await page.waitForURL('**/second-factor');
    // There is no way around it.
    await page.goto('/customers');
    await page.waitForURL('**/second-factor');
    await page.getByLabel(secondFactor.password).fill('headroom-demo');
    await press(page, secondFactor.next);
    const secret = (await page.locator('.secret-value').innerText()).replaceAll(' ', '');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel(secondFactor.firstCode).fill(codeAt(bytesOf(secret), stepAt(new Date())));
    await press(page, secondFactor.turnOn);
    const shown = page.getByRole('list', { name: secondFactor.recoveryCodes }).locator('li');
    await seen(shown);
    const codes = await shown.allInnerTexts();
    expect(codes).toHaveLength(8);
    await press(page, secondFactor.codesKept);
    await page.waitForURL(isHome);

    const again = await newVisitor();
    await choose(again.page, say.common.roles[role]);
    await seen(again.page.getByRole('heading', { name: secondFactor.step }));
    expect(await seriousFaults(again.page)).toEqual([]);
    await again.page.getByLabel(secondFactor.code, { exact: true }).fill(codes[0] ?? '');
    await press(again.page, say.session.signIn.submit);
    await again.page.waitForURL(isHome);

    await visit(office, '/settings/users');
    await press(office, say.team.secondFactor.action);
    await office.getByRole('dialog').getByRole('button', { name: say.team.secondFactor.reset, exact: true }).click();
    // It closes when the reset is done, and the word of it is gone again after a while.
    await gone(office.getByRole('dialog'));
    await again.page.reload();
    await again.page.waitForURL('**/sign-in**');

    const complaints = [administrator, person, again].flatMap(refusalsAside);
    expect(complaints).toEqual([]);
    await Promise.all([administrator, person, again].map(({ context }) => context.close()));
  });
});

const isHome = ({ pathname }: URL) => pathname === '/';

async function choose(page: Page, role: string): Promise<void> {
  await visit(page, '/sign-in');
  await click(page.getByRole('button', { name: new RegExp(`^${role}`) }));
}

/** That the browser writes each refusal (401: the code is missing, the session has ended) to its console is its way. */
function refusalsAside({ complaints }: Visitor): string[] {
  return complaints.filter((line) => !/status of 401/.test(line));
}

function bytesOf(secret: string): Buffer {
  const values = Array.from(secret, (letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter));
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
