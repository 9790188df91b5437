import { afterAll } from 'vitest';
import { closeDatabases } from './platform.ts';

// The files share a process: a pool that a file leaves open would keep its connections till the last of them is done.
afterAll(closeDatabases);
