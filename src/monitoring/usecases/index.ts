export { saveReviews } from '../store/reviews.ts';
export { appendEvents, type OwnedEvent, saveWarnings } from '../store/warnings.ts';
export { figuresOnDays } from './figures-on-day.ts';
export { monitoringJobs } from './jobs.ts';
export { loadFigures } from './load-figures.ts';
export { scanPortfolio } from './scan-portfolio.ts';
