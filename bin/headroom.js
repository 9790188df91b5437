#!/usr/bin/env node
import { rememberCompiled } from './compile-cache.js';
import { needNode24 } from './node-version.js';

needNode24();
rememberCompiled();
await import('../src/cli/main.ts');
