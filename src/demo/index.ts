export { type DemoCounts, seedDemo } from './seed-demo.ts';
