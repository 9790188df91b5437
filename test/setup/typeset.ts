import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A PDF as an accountant's program prints one. */
export async function typeset(mainFileContent: string): Promise<Buffer> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [join(fonts, '400Regular')] }] });
  return compiler.pdf({ mainFileContent });
}
