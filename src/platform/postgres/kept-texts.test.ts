import { createQueryId, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepingTexts } from './kept-texts.ts';

const compiler = new PostgresQueryCompiler();

const { statement } = fc.letrec<{ statement: RawBuilder<unknown>; part: unknown }>((tie) => ({
  part: fc.oneof({ depthSize: 'small' }, fc.integer(), fc.constant(null), fc.string(), tie('statement')),
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('one', 'two', '').map((text) => sql.raw(text)),
    fc.array(tie('part'), { maxLength: 3 }).map((parts) => sql.join(parts)),
    fc.tuple(tie('part'), tie('part')).map(([a, b]) => sql`select ${a} as a, ${b} as b`),
    fc.tuple(tie('part'), tie('part')).map(([a, b]) => sql`insert ${a}, ${b}`),
    tie('part').map((a) => sql`(${a})`),
  ),
}));

test('a statement whose text is kept is the one that would be put together', () => {
  const keeping = keepingTexts(compiler);
  fc.assert(
    fc.property(statement, (given) => {
      const node = given.toOperationNode();
      for (const _time of ['first', 'again']) {
        const { sql: text, parameters } = keeping.compileQuery(node, createQueryId());
        expect({ text, parameters }).toEqual({
          text: compiler.compileQuery(node, createQueryId()).sql,
          parameters: compiler.compileQuery(node, createQueryId()).parameters,
        });
      }
    }),
    { numRuns: 2_000 },
  );
});
