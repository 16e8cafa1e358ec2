// Writes src/gql/ from the server's checked-in schema and the operations found in src/. Needs no network and no server.
// The generator's core is called directly: its command line brings a few hundred packages for sources that are not used here.
import { readFile, readdir, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import { preset } from '@graphql-codegen/client-preset';
import { buildSchema, parse, printSchema } from 'graphql';

const root = import.meta.dirname;
const schemaFile = join(root, '../src/Api/schema.graphql');
const output = join(root, 'src/gql/');
const operation = /\bgraphql\(\s*(?:\/\* GraphQL \*\/\s*)?`([^`]*)`/g;

async function* sources(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && path + '/' !== output) {
      yield* sources(path);
    } else if (entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name)) {
      yield path;
    }
  }
}

async function documentsOf(folder) {
  const found = [];
  for await (const path of sources(folder)) {
    const text = await readFile(path, 'utf8');
    for (const [, rawSDL] of text.matchAll(operation)) {
      try {
        found.push({ location: path, rawSDL, document: parse(rawSDL) });
      } catch (error) {
        throw new Error(`${path}: ${error.message}`, { cause: error });
      }
    }
  }
  return found.sort((a, b) => a.location.localeCompare(b.location));
}

const schemaObject = buildSchema(await readFile(schemaFile, 'utf8'));
const files = await preset.buildGeneratesSection({
  baseOutputDir: output,
  schema: parse(printSchema(schemaObject)),
  schemaAst: schemaObject,
  documents: await documentsOf(join(root, 'src')),
  pluginMap: {},
  plugins: [],
  presetConfig: { fragmentMasking: false },
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    // the cache answers only what was asked for: no type may promise a __typename that the operation does not select
    skipTypename: true,
    strictScalars: true,
    scalars: { DateTime: 'string', Long: 'number', URL: 'string' },
  },
});
for (const file of files) {
  const text = await codegen(file);
  if (await readFile(file.filename, 'utf8').catch(() => null) !== text) {
    // what did not change keeps its time: nothing needs to be built again
    await mkdir(dirname(file.filename), { recursive: true });
    await writeFile(file.filename, text);
  }
}
