/** What is missing or refused may lie above the button that was pressed: it is brought to the eye, and to the keys. */
export const intoSight = { scrollMode: 'always', behavior: 'instant', block: 'center', focus: true } as const;
