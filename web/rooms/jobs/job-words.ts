import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { noValue } from '../../format.ts';
import type { Job } from './job.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** A schedule as an administrator would say it, in the company's time. */
export function useScheduleWords(): (schedule: Job['schedule']) => string {
  const { t } = useTranslation('jobs');
  return useCallback(
    (schedule: Job['schedule']) => {
      switch (schedule.kind) {
        case 'on_demand':
          return t('schedules.onDemand');
        case 'minutes':
          return t('schedules.minutes', { count: schedule.every });
        case 'hourly':
          return t('schedules.hourly', { minute: schedule.minute });
        case 'daily':
          return t('schedules.daily', { at: schedule.at });
        case 'weekly':
          return t('schedules.weekly', {
            day: t(`weekdays.${weekdays[schedule.weekday] ?? 'sunday'}`),
            at: schedule.at,
          });
        case 'monthly':
          return t('schedules.monthly', { day: schedule.day, at: schedule.at });
        case 'cron':
          return t('schedules.cron', { cron: schedule.cron });
      }
    },
    [t],
  );
}

/** `35 ms`, `1.2 s`, `3 min 20 s`. */
export function useDurationWords(): (milliseconds: number | null) => string {
  const { t } = useTranslation('jobs');
  return useCallback(
    (milliseconds: number | null) => {
      if (milliseconds === null) return noValue;
      if (milliseconds < 1_000) return t('durations.milliseconds', { count: milliseconds });
      const seconds = milliseconds / 1_000;
      if (seconds < 60) return t('durations.seconds', { seconds: seconds.toFixed(1) });
      return t('durations.minutes', { minutes: Math.floor(seconds / 60), seconds: Math.floor(seconds % 60) });
    },
    [t],
  );
}
