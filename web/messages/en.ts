/** Every English word of the app, by file: one chunk. */
export default import.meta.glob<object>('./en/*.ts', { eager: true, import: 'default' });
