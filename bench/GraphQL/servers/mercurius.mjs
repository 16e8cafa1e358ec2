import Fastify from 'fastify';
import mercurius from 'mercurius';
import { port, resolvers, typeDefs } from './resolvers.mjs';

const app = Fastify();
// "jit": compile an operation at its first use, as mercurius' own benchmark does
app.register(mercurius, { schema: typeDefs, resolvers, jit: process.argv[4] === 'jit' ? 1 : 0 });
await app.listen({ port, host: '127.0.0.1' });
