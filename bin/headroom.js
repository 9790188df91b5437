#!/usr/bin/env node
import { needNode24 } from './node-version.js';

needNode24();
await import('../src/cli/main.ts');
