import { type CompiledQuery, type OperationNode, RawNode, type QueryCompiler, ValueNode } from 'kysely';

/** What has been put together so far: the text that ends here, and what may follow. */
type Place = { text?: string; readonly after: Map<string, Place> };

/** Stands where a parameter does; no statement has such a piece. */
const parameter = '\0';

/**
 * Puts a statement's text together once, however often it is sent: the next time its pieces lead to the same text.
 * For statements that are few and never change; what is kept is never given back.
 */
export function keepingTexts(compiler: QueryCompiler): QueryCompiler {
  const start: Place = { after: new Map() };
  return {
    compileQuery(node, queryId): CompiledQuery<never> {
      const parameters: unknown[] = [];
      const end = follow(start, node, parameters);
      if (end === undefined) return compiler.compileQuery(node, queryId);
      end.text ??= compiler.compileQuery(node, queryId).sql;
      return { query: node, queryId, sql: end.text, parameters };
    },
  };
}

/** Where the pieces of a statement lead; undefined where it has others than texts and values. */
function follow(from: Place, node: OperationNode, parameters: unknown[]): Place | undefined {
  if (RawNode.is(node)) {
    let at: Place | undefined = from;
    for (let piece = 0; piece < node.sqlFragments.length && at !== undefined; piece += 1) {
      at = next(at, node.sqlFragments[piece] ?? '');
      const inner = node.parameters[piece];
      if (inner !== undefined) at = follow(at, inner, parameters);
    }
    return at;
  }
  if (!ValueNode.is(node) || node.immediate === true) return undefined;
  parameters.push(node.value);
  return next(from, parameter);
}

function next({ after }: Place, piece: string): Place {
  let place = after.get(piece);
  if (place === undefined) {
    place = { after: new Map() };
    after.set(piece, place);
  }
  return place;
}
