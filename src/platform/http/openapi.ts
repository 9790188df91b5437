import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { describeDoor } from './describe-door.ts';

/** OpenAPI 3.1, made from the very contracts that validate. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Headroom', version: '1', description: introduction, license: { name: 'Apache-2.0' } },
      components: {
        // RFC 9457: what every door answers when it refuses.
        schemas: {
          Problem: {
            type: 'object',
            description: 'What is wrong, with the figures of this very refusal beside the fields below.',
            required: ['type', 'title', 'status', 'code', 'detail'],
            properties: {
              type: { type: 'string', description: '`urn:headroom:problem:` and the code.' },
              title: { type: 'string' },
              status: { type: 'integer' },
              code: { type: 'string', description: 'Stable: decide by this, not by the text.' },
              detail: { type: 'string' },
              errors: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['field', 'message'],
                  properties: {
                    field: { type: 'string' },
                    message: { type: 'string' },
                    fault: { type: 'string', description: 'Stable, where the contract was not met: `too_long`.' },
                    limit: { type: 'number', description: 'The bound that was passed.' },
                  },
                },
              },
            },
            additionalProperties: true,
          },
        },
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key.' },
          session: { type: 'apiKey', in: 'cookie', name: 'headroom_session' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: (door) => {
      const { schema, url } = jsonSchemaTransform(door);
      return { url, schema: schema?.hide === true ? schema : { ...schema, ...describeDoor(schema, door.route) } };
    },
    transformObject: jsonSchemaTransformObject,
  });
  app.get('/api/openapi.json', { schema: { hide: true }, config: { may: 'anyone' } }, async () => app.swagger());
}

const introduction = `
Customer credit management: limits, exposure, and the order-time credit check.

- **Who calls**: \`Authorization: Bearer KEY\`. Each call names the right that it needs.
- **Writes** carry an \`Idempotency-Key\`, new for each request. Sent again with the same key, a request is answered as
  the first time and counts once.
- **Money** is \`{ "currency": "CNY", "amount": "125000.00" }\`: text with all its decimals. A day is \`2026-11-23\`.
- **Lists** are pages, \`{ items, nextCursor }\`: send \`cursor\` to read on.
- **Problems** are RFC 9457 \`application/problem+json\` with a stable \`code\`; \`errors\` names each field at fault.`;
