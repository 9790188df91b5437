import fc from 'fast-check';

// A test run says the same of the same code: the cases that properties try are drawn anew only where that is asked for,
// `DICE=new npm test -- --project pure`. What such a run finds prints the seed that found it.
const { DICE = '20261127' } = process.env;
if (DICE !== 'new') fc.configureGlobal({ seed: Number(DICE) });
