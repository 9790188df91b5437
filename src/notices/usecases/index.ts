export { forgetOldNotices } from '../store/notices.ts';
export { tellPeople } from './tell-people.ts';
