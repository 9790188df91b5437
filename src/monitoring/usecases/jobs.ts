import { type Job, type Platform, system } from '#platform';
import { scanPortfolio } from './scan-portfolio.ts';

/** Every morning before work begins, in the company's time zone. */
export function monitoringJobs(platform: Platform): Job[] {
  return [
    {
      name: 'scan-warnings',
      title: { zh: '每日预警扫描与到期重审', en: 'Scan for warnings and reviews that fall due' },
      schedule: '30 5 * * *',
      run: async (_data, signal) => {
        const scanned = await scanPortfolio(platform, { caller: system }, signal);
        if (!scanned.ok) throw new Error(scanned.refusal.detail);
        platform.log.info(scanned.value.answer, 'the portfolio was scanned for warnings');
      },
    },
  ];
}
