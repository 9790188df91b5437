/** Length is what makes a password hard to guess; mixing rules only make it hard to remember. */
export const passwordLength = { min: 10, max: 200 } as const;
