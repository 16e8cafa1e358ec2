// What an application does with graphql-ws, against the address of argument 1. Prints one line of JSON: what each operation gave.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const closes = [];
let closed;
const isClosed = new Promise((resolve) => (closed = resolve));
const client = createClient({
  url: process.argv[2],
  webSocketImpl: WebSocket,
  lazy: false,
  keepAlive: 200,
  retryAttempts: 3,
  retryWait: () => Promise.resolve(),
  on: { closed: ({ code }) => closed(closes.push(code)) },
});

async function all(query, variables, extensions) {
  const results = [];
  for await (const result of client.iterate({ query, variables, extensions })) {
    results.push(result);
  }
  return results;
}

async function errorOf(query) {
  try {
    await all(query);
    return null;
  } catch (errors) {
    return errors.map((error) => error.message);
  }
}

const answers = {
  query: await all('query ($v: Int) { optional(value: $v) }', { v: 7 }),
  mutation: await all('mutation { append(text: "ws") }'),
  subscription: await all('subscription ($to: Int!) { counted(to: $to) }', { to: 3 }),
  atOnce: (await Promise.all(Array.from({ length: 20 }, () => all('subscription { counted(to: 50) }')))).map((results) => results.length),
  invalid: await errorOf('{ nothing }'),
};

// a subscription that the client ends
await new Promise((resolve, reject) => {
  const dispose = client.subscribe({ query: 'subscription { never }' }, { next() {}, error: reject, complete: resolve });
  setTimeout(dispose, 50);
});
await client.dispose();
await isClosed;
console.log(JSON.stringify({ ...answers, closes }));
