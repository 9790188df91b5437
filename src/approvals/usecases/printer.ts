import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

type Page = 'letter' | 'memorandum';
type Printer = (page: Page, content: object) => Promise<Buffer>;
let printer: Promise<Printer> | undefined;

/** Sets a page of this room as PDF: `<page>.typ` reads the content as its input of the same name. */
export async function print(page: Page, content: object): Promise<Buffer> {
  printer ??= openPrinter();
  return (await printer)(page, content);
}

/** Compiler and fonts are some 70 MB that most processes never need: they are loaded with the first page. */
async function openPrinter(): Promise<Printer> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const fontPaths = ['400Regular', '700Bold'].map((weight) => join(fonts, weight));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths }] });
  return async (page, content) => {
    const mainFileContent = await readFile(join(import.meta.dirname, `../${page}.typ`), 'utf8');
    return compiler.pdf({ mainFileContent, inputs: { [page]: JSON.stringify(content) } });
  };
}
