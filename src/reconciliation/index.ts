export { causes } from './difference.ts';
