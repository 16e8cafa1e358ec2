// graphql-ws beside graphql-yoga, as its documentation shows; the topic is yoga's.
import { createServer } from 'node:http';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { port, resolvers, typeDefs } from './resolvers.mjs';
import { startTicks } from './ticks.mjs';

const topic = createPubSub();
let followers = 0;
const schema = createSchema({
  typeDefs,
  resolvers: {
    ...resolvers,
    Query: { ...resolvers.Query, followers: () => followers },
    Mutation: { start: (_, { ticks }) => startTicks(ticks, (tick) => topic.publish('tick', tick)) },
    Subscription: {
      ticks: {
        subscribe: () => {
          followers += 1; // it follows as soon as graphql-ws asks for the first event, before the next request is read
          return topic.subscribe('tick');
        },
        resolve: (tick) => tick,
      },
    },
  },
});
const server = createServer(createYoga({ schema, logging: false }));
// Without pings: the load does not answer them.
const keepAlive = 0;
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }), keepAlive);
server.listen(port, '127.0.0.1', 5000);
