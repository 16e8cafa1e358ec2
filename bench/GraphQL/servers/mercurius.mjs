import Fastify from 'fastify';
import mercurius from 'mercurius';
import { port, resolvers, typeDefs } from './resolvers.mjs';
import { startTicks } from './ticks.mjs';

const topic = 'tick';
let followers = 0;
const app = Fastify();
app.register(mercurius, {
  schema: typeDefs,
  resolvers: {
    ...resolvers,
    Query: { ...resolvers.Query, followers: () => followers },
    Mutation: { start: (_, { ticks }, { pubsub }) => startTicks(ticks, (tick) => pubsub.publish({ topic, payload: { ticks: tick } })) },
    Subscription: {
      ticks: {
        subscribe: async (_, __, { pubsub }) => {
          const ticks = await pubsub.subscribe(topic);
          followers += 1;
          return ticks;
        },
      },
    },
  },
  subscription: { queueHighWaterMark: 1000 },
  // "jit": compile an operation at its first use, as mercurius' own benchmark does
  jit: process.argv[4] === 'jit' ? 1 : 0,
});
await app.listen({ port, host: '127.0.0.1' });
