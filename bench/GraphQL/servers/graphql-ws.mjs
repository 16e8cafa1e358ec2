// graphql-ws beside graphql-yoga, as its documentation shows; the topic is yoga's.
import { createServer } from 'node:http';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { port, resolvers, typeDefs } from './resolvers.mjs';
import { startTicks } from './ticks.mjs';

const topic = createPubSub();
const schema = createSchema({
  typeDefs,
  resolvers: {
    ...resolvers,
    Mutation: { start: (_, { ticks }) => startTicks(ticks, (tick) => topic.publish('tick', tick)) },
    Subscription: { ticks: { subscribe: () => topic.subscribe('tick'), resolve: (tick) => tick } },
  },
});
const server = createServer(createYoga({ schema, logging: false }));
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
server.listen(port, '127.0.0.1', 5000);
