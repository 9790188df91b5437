/** A source file as the house test sees it: where it stands, what it says, what it imports. */
export type SourceFile = {
  /** From the project's folder: `src/exposure/store/holds.ts`. */
  readonly path: string;
  /** Without comments and quoted texts, so that a word in a sentence is not taken for code. */
  readonly code: string;
  readonly imports: readonly Import[];
};

/** `typeOnly`: gone when the program runs. */
export type Import = { readonly from: string; readonly typeOnly: boolean };

const statement =
  /^\s*(?:import|export)\b(?<type>\s+type\b)?(?:[\w*$,\s]|\{[^}]*\})*?\bfrom\s*['"](?<from>[^'"]+)['"]|^\s*import\s*['"](?<bare>[^'"]+)['"]|\bimport\(\s*['"](?<late>[^'"]+)['"]/gm;

/** Reads import and export statements by their shape: our formatter writes them in one way only. */
export function readSource(path: string, text: string): SourceFile {
  const uncommented = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
  const imports = [...uncommented.matchAll(statement)].map(({ groups = {} }) => ({
    from: groups['from'] ?? groups['bare'] ?? groups['late'] ?? '',
    typeOnly: groups['type'] !== undefined,
  }));
  return { path, imports, code: uncommented.replaceAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`$\\\n]|\\.)*`/g, "''") };
}

export function isTest(path: string): boolean {
  return path.startsWith('test/') || /\.(?:test|fixture)\.tsx?$/.test(path);
}
