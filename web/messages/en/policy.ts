import type { Messages } from '../messages.ts';
import type chinese from '../zh-CN/policy.ts';

export default {
  version: 'Version {{version}}',
  inForce: 'In force',
  future: 'Not yet in force',
  past: 'Replaced',
  effectiveFrom: 'In force from {{from}}',
  effective: 'In force from {{from}} to {{to}}',
  contents: 'Contents',
  choose: 'Choose a version',
  differences_one: '{{count}} difference from {{before}}',
  differences_other: '{{count}} differences from {{before}}',
} satisfies Messages<typeof chinese>;
