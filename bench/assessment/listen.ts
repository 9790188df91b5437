import type { Sql } from '#platform';

export type Asked = { readonly sql: string; readonly parameters: readonly unknown[] };

/** The same database, which also tells every statement that goes to it. */
export function listenTo(db: Sql): { readonly sql: Sql; readonly heard: Asked[] } {
  const heard: Asked[] = [];
  const executor = db.getExecutor();
  const listening = withMethod(executor, 'executeQuery', (query, ...rest) => {
    heard.push({ sql: query.sql, parameters: query.parameters });
    return executor.executeQuery(query, ...rest);
  });
  return { sql: withMethod(db, 'getExecutor', () => listening), heard };
}

function withMethod<Target extends object, Name extends keyof Target>(
  target: Target,
  name: Name,
  method: Target[Name],
): Target {
  return new Proxy(target, {
    get(of, key) {
      if (key === name) return method;
      const value: unknown = Reflect.get(of, key);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}
