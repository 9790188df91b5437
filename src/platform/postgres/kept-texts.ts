import { type CompiledQuery, type OperationNode, RawNode, type QueryCompiler, ValueNode } from 'kysely';

/** What leads on: the pieces of a text, or the place at which another statement stands in it. */
type Step = readonly string[] | string | number;

/** What has been put together so far: the text that ends here, and what may follow. */
type Place = { text?: string; readonly after: Map<Step, Place> };

/** Behind a statement that stands in another; no statement has such a piece. */
const end = '\0';

/**
 * Puts a statement's text together once, however often it is sent: the next time its pieces lead to the same text.
 * For statements that are few and never change; what is kept is never given back.
 */
export function keepingTexts(compiler: QueryCompiler): QueryCompiler {
  const start: Place = { after: new Map() };
  return {
    compileQuery(node, queryId): CompiledQuery<never> {
      const parameters: unknown[] = [];
      const found = follow(start, node, parameters);
      if (found === undefined) return compiler.compileQuery(node, queryId);
      found.text ??= compiler.compileQuery(node, queryId).sql;
      return { query: node, queryId, sql: found.text, parameters };
    },
  };
}

/** Where a statement leads; undefined where it has other parts than texts, values and statements of these. */
function follow(from: Place, node: OperationNode, parameters: unknown[]): Place | undefined {
  if (!RawNode.is(node)) return undefined;
  let at = next(from, piecesOf(node));
  for (let place = 0; place < node.parameters.length; place += 1) {
    const part = node.parameters[place] as OperationNode;
    if (ValueNode.is(part) && part.immediate !== true) {
      parameters.push(part.value);
      continue;
    }
    const behind = follow(next(at, place), part, parameters);
    if (behind === undefined) return undefined;
    at = next(behind, end);
  }
  return at;
}

/** A template is the same object each time it is reached; other pieces are put together anew. */
function piecesOf({ sqlFragments }: RawNode): Step {
  return 'raw' in sqlFragments ? sqlFragments : sqlFragments.join(end);
}

function next({ after }: Place, step: Step): Place {
  let place = after.get(step);
  if (place === undefined) {
    place = { after: new Map() };
    after.set(step, place);
  }
  return place;
}
