/** Every Chinese word of the app, by file: one chunk. */
export default import.meta.glob<object>('./zh-CN/*.ts', { eager: true, import: 'default' });
