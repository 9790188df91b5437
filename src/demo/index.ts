export { rehearse } from './rehearse.ts';
export { seedDemo } from './seed-demo.ts';
