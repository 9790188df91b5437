export { scanPortfolio } from './scan-portfolio.ts';
export { monitoringJobs } from './jobs.ts';
